package io.mainstay.web.overview;

import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How opening MRR became closing MRR, step by step; the steps tie to the cent. */
final class Bridge {

    static final List<String> METRICS = List.of(
            "opening_mrr",
            "new_mrr",
            "reactivated_mrr",
            "expansion_mrr",
            "contraction_mrr",
            "churned_mrr",
            "currency_effect",
            "mrr");

    private record Step(String label, String metric, Chart.Tone tone) {}

    private static final List<Step> STEPS = List.of(
            new Step("New", "new_mrr", Chart.Tone.NEW),
            new Step("Reactivation", "reactivated_mrr", Chart.Tone.REACTIVATION),
            new Step("Expansion", "expansion_mrr", Chart.Tone.EXPANSION),
            new Step("Contraction", "contraction_mrr", Chart.Tone.CONTRACTION),
            new Step("Churn", "churned_mrr", Chart.Tone.CHURN),
            new Step("Currency", "currency_effect", Chart.Tone.CURRENCY));

    private Bridge() {}

    static Chart of(Gathered series, View view) {
        Series opening = series.get("opening_mrr");
        Series closing = series.get("mrr");
        Show show = opening.show();
        View one = view.only(view.period());
        List<String> labels = new ArrayList<>();
        List<Chart.Point> points = new ArrayList<>();
        labels.add("Opening");
        points.add(total(opening, one));
        BigDecimal sum = opening.orZero();
        for (Step step : STEPS) {
            BigDecimal amount = series.get(step.metric()).orZero();
            if (amount.signum() == 0) {
                continue;
            }
            sum = sum.add(amount);
            labels.add(step.label());
            points.add(Chart.Point.step(amount, brief(show, amount), step.tone(), one.accounts(step.metric())));
        }
        labels.add("Closing");
        points.add(total(closing, one));
        return new Chart(
                "bridge",
                title(series, view),
                ties(opening.orZero(), sum, closing.orZero(), show)
                        + (closing.now().unfinished() ? " The period is still running." : ""),
                Chart.Look.of(Chart.Shape.WATERFALL, closing.wording().axis()),
                labels,
                List.of(Chart.Series.of("MRR", Chart.Tone.PLAIN, points)),
                List.of());
    }

    private static String brief(Show show, BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + show.brief(amount);
    }

    private static Chart.Point total(Series series, View view) {
        BigDecimal amount = series.orZero();
        return Chart.Point.total(amount, series.show().brief(amount))
                .opens(view.accounts(series.metric().name().value()));
    }

    /** The finding: whether growth outweighed the losses, or what else decided. */
    private static String title(Gathered series, View view) {
        BigDecimal gains = series.sum("new_mrr", "reactivated_mrr", "expansion_mrr");
        BigDecimal losses = series.sum("contraction_mrr", "churned_mrr");
        BigDecimal grown = series.sum("expansion_mrr");
        Show show = series.get("mrr").show();
        BigDecimal moved =
                series.get("mrr").orZero().subtract(series.get("opening_mrr").orZero());
        String net = moved.signum() == 0
                ? "MRR did not change"
                : "MRR %s %s"
                        .formatted(
                                moved.signum() > 0 ? "grew by" : "shrank by",
                                show.money(moved.abs()).shown());
        if (gains.signum() == 0 && losses.signum() == 0) {
            return net + " in " + Wording.label(view.period());
        }
        String why = grown.compareTo(losses.negate()) >= 0
                ? "expansion outweighed contraction and churn"
                : gains.compareTo(losses.negate()) >= 0
                        ? "new business made up for contraction and churn"
                        : "contraction and churn outweighed growth";
        return net + ": " + why;
    }

    private static String ties(BigDecimal opening, BigDecimal sum, BigDecimal closing, Show show) {
        String opened = exact(show, opening);
        return sum.compareTo(closing) == 0
                ? "MRR of %s at the start and all movements make %s at the end, to the cent."
                        .formatted(opened, exact(show, closing))
                : "The movements leave %s unexplained between %s and %s."
                        .formatted(exact(show, closing.subtract(sum)), opened, exact(show, closing));
    }

    private static String exact(Show show, BigDecimal amount) {
        var figure = show.money(amount);
        return figure.full() == null ? figure.shown() : figure.full();
    }
}
