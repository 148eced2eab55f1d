package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.MetricName;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Under every answer to every question of the policy the figures can be had, and the bridge ties. */
@Execution(ExecutionMode.CONCURRENT)
class PolicyAnswersTest {

    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());
    private static final Company COMPANY =
            new Company("Generated", Currency.getInstance("USD"), ZoneId.of("America/New_York"), Month.FEBRUARY);
    private static final List<MetricName> GAINS = Stream.of(
                    "opening_mrr", "new_mrr", "reactivated_mrr", "expansion_mrr", "currency_effect")
            .map(MetricName::of)
            .toList();
    private static final List<MetricName> LOSSES =
            Stream.of("contraction_mrr", "churned_mrr").map(MetricName::of).toList();

    @Test
    void every_answer_can_be_computed_and_ties() {
        var world = new TestFacts();
        world.facts.record("generated", GeneratedBook.of(5, 40));
        Clock clock = Clock.fixed(world.now, ZoneOffset.UTC);
        try (var metrics = Metrics.inMemory(DEFINITIONS, world.facts, COMPANY, Map.of(), clock)) {
            metrics.catchUp();
            Policy policy = metrics.policy();
            List<Period> months =
                    metrics.calendar().periods(Grain.MONTH, GeneratedBook.FIRST, LocalDate.of(2025, 12, 1));
            for (PolicyOption option : DEFINITIONS.policy()) {
                for (String answer : answers(option)) {
                    ties(metrics, policy.with(Map.of(option.name(), answer)), months, option.name() + ": " + answer);
                }
            }
        }
    }

    private static void ties(Metrics metrics, Policy policy, List<Period> months, String what) {
        List<BigDecimal> closing = values(metrics, policy, months, MetricName.of("mrr"));
        for (int month = 0; month < months.size(); month++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (MetricName gain : GAINS) {
                sum = sum.add(values(metrics, policy, months, gain).get(month));
            }
            for (MetricName loss : LOSSES) {
                sum = sum.subtract(
                        values(metrics, policy, months, loss).get(month).abs());
            }
            assertThat(sum).as("%s, %s", what, months.get(month)).isEqualByComparingTo(closing.get(month));
        }
    }

    private static List<BigDecimal> values(Metrics metrics, Policy policy, List<Period> months, MetricName metric) {
        return metrics.ask(Principal.program(), Question.of(metric.value(), months), policy).points().stream()
                .map(point -> point.value() instanceof Value.Known(BigDecimal known) ? known : BigDecimal.ZERO)
                .toList();
    }

    /** Every choice; for what is written freely, an example. */
    private static List<String> answers(PolicyOption option) {
        return switch (option.type()) {
            case CHOICE -> List.copyOf(option.choices().keySet());
            case WHOLE -> List.of("30");
            case FACTOR -> List.of("52/12");
            case SHARE -> List.of("0.8");
            case RATES -> List.of("EUR=1.10 JPY=0.0065");
        };
    }
}
