package io.mainstay.web.revenue;

import io.mainstay.closing.TwoDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.PolicyAnswers;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.web.Figure;
import io.mainstay.web.metrics.MetricPage;
import io.mainstay.web.parts.Field;
import io.mainstay.web.policy.OptionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What can be put side by side: the form, and the pairs that are often mixed up. */
@Component
class DefinitionsForm {

    private record Pair(String label, String left, String right, String leftPolicy, String rightPolicy) {}

    private static final List<Pair> USUAL = List.of(
            new Pair("A year’s cohort, or the contracts that were due", "grr", "gross_renewal_rate", "", ""),
            new Pair("Accounts then and now, or a sum of movements", "period_nrr", "movement_nrr", "", ""),
            new Pair("Each month’s rate, or constant rates", "mrr", "mrr", "fx:period_end", "fx:constant"),
            new Pair("Subscribed, or invoiced", "mrr", "invoiced_mrr", "", ""),
            new Pair("Twelve months at once, or compounded", "nrr", "compounded_nrr", "", ""));

    private final Metrics metrics;

    DefinitionsForm(Metrics metrics) {
        this.metrics = metrics;
    }

    List<MetricPage.Way> usual(DefinitionsController.Asked asked) {
        return USUAL.stream()
                .map(pair -> new MetricPage.Way(
                        pair.label(),
                        "%s?period=%s&left=%s&right=%s%s%s"
                                .formatted(
                                        DefinitionsController.PATH,
                                        asked.period().code(),
                                        pair.left(),
                                        pair.right(),
                                        pair.leftPolicy().isEmpty() ? "" : "&leftPolicy=" + pair.leftPolicy(),
                                        pair.rightPolicy().isEmpty() ? "" : "&rightPolicy=" + pair.rightPolicy()),
                        pair.left().equals(asked.left().metric())
                                && pair.right().equals(asked.right().metric())
                                && pair.rightPolicy().equals(code(asked.right().answers()))))
                .toList();
    }

    List<Field> fields(DefinitionsController.Asked asked) {
        List<Field.Option> all = metrics.list().stream()
                .map(metric -> new Field.Option(metric.name().value(), metric.label()))
                .toList();
        return List.of(
                Field.text("period", "Month or other period", asked.period().code()),
                Field.choice("left", "First", asked.left().metric(), all),
                policy("leftPolicy", "First by", asked.left().answers()),
                Field.choice("right", "Second", asked.right().metric(), all),
                policy("rightPolicy", "Second by", asked.right().answers()));
    }

    /** Every answer to every question that is worth trying; several at once only through the address. */
    private Field policy(String name, String label, Map<String, String> chosen) {
        List<Field.Option> options = new ArrayList<>();
        options.add(new Field.Option("", "The policy in force"));
        String code = code(chosen);
        boolean listed = code.isEmpty();
        for (PolicyOption option : metrics.policy().options()) {
            for (String answer : PolicyAnswers.of(option, metrics.policy().answer(option.name()))) {
                String value = option.name() + ":" + answer;
                listed |= value.equals(code);
                options.add(new Field.Option(value, option.label() + ": " + OptionRow.words(option, answer)));
            }
        }
        if (!listed) {
            options.add(new Field.Option(code, code));
        }
        return Field.choice(name, label, code, options);
    }

    private static String code(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + ":" + answer.getValue())
                .collect(Collectors.joining(","));
    }

    private PolicyOption option(String name) {
        return metrics.policy().options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One side: the metric, and by which answers it is reckoned. */
    DefinitionsPage.Side side(TwoDefinitions.Way way, Figure value) {
        String under = way.answers().entrySet().stream()
                .map(answer -> option(answer.getKey()).label() + ": "
                        + OptionRow.words(option(answer.getKey()), answer.getValue()))
                .collect(Collectors.joining("; "));
        return new DefinitionsPage.Side(metrics.get(way.metric()).label(), under, value);
    }
}
