package io.mainstay.web.accounts;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.semantics.MetricName;
import io.mainstay.web.Periods;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Chart.Tone;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account's monthly recurring revenue, month by month, with the movements that made it. */
@Component
class RevenueHistory {

    private static final int MONTHS = 24;
    private static final Map<String, Tone> MOVEMENTS = movements();

    private final Metrics metrics;

    RevenueHistory(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Null when there never was any. */
    @Nullable Chart chart(Principal reader, AccountId account, View view, Show show) {
        List<Period> months = metrics.calendar().upTo(view.period(), MONTHS);
        List<MetricName> names = new ArrayList<>(List.of(MetricName.of("mrr")));
        MOVEMENTS.keySet().forEach(name -> names.add(MetricName.of(name)));
        Question question = Question.of("mrr", months).where(Filter.of(account)).asKnown(view.asOf());
        List<Answer> answers = metrics.askAll(reader, names, question);
        if (answers.stream().allMatch(RevenueHistory::isNothing)) {
            return null;
        }
        List<Chart.Series> series = new ArrayList<>();
        for (Answer answer : answers.subList(1, answers.size())) {
            if (!isNothing(answer)) {
                Tone tone = Objects.requireNonNull(
                        MOVEMENTS.get(answer.metric().name().value()));
                series.add(Chart.Series.of(answer.metric().label(), tone, points(answer, show)));
            }
        }
        series.add(Chart.Series.dashed("MRR", Tone.PLAIN, points(answers.getFirst(), show)));
        boolean unfinished = answers.getFirst().points().getLast().unfinished();
        return new Chart(
                "revenue",
                "MRR by month, and what moved it",
                "Bars are movements within the month, the line is MRR at its end.",
                Chart.Look.of(Chart.Shape.STACKED, Chart.Axis.money(show.symbol()))
                        .unfinished(unfinished),
                months.stream().map(month -> Periods.label(month.code())).toList(),
                series,
                List.of());
    }

    private static List<Chart.Point> points(Answer answer, Show show) {
        return answer.points().stream()
                .map(point -> {
                    BigDecimal number = point.value().orNull();
                    return Chart.Point.of(
                            number, number == null ? "–" : show.money(number).shown());
                })
                .toList();
    }

    private static boolean isNothing(Answer answer) {
        return answer.points().stream().allMatch(point -> {
            BigDecimal number = point.value().orNull();
            return number == null || number.signum() == 0;
        });
    }

    private static Map<String, Tone> movements() {
        var movements = new LinkedHashMap<String, Tone>();
        movements.put("new_mrr", Tone.NEW);
        movements.put("reactivated_mrr", Tone.REACTIVATION);
        movements.put("expansion_mrr", Tone.EXPANSION);
        movements.put("contraction_mrr", Tone.CONTRACTION);
        movements.put("churned_mrr", Tone.CHURN);
        movements.put("currency_effect", Tone.CURRENCY);
        return movements;
    }
}
