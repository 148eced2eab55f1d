package io.mainstay.web.overview;

import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** NRR and GRR over the last thirteen periods, each with its target. */
final class RetentionTrend {

    private RetentionTrend() {}

    static Chart of(
            Series nrr,
            Series grr,
            Optional<BigDecimal> nrrTarget,
            Optional<BigDecimal> grrTarget,
            List<Chart.Mark> marks) {
        List<Chart.Series> lines = new ArrayList<>();
        lines.add(line(nrr, Chart.Tone.PLAIN));
        lines.add(line(grr, Chart.Tone.SECOND));
        nrrTarget.ifPresent(target -> lines.add(target("NRR target", target, nrr)));
        grrTarget.ifPresent(target -> lines.add(target("GRR target", target, grr)));
        boolean unfinished = nrr.now().unfinished();
        return new Chart(
                "retention",
                title(nrr),
                "Each point looks back over the twelve months that end with its period",
                Chart.Look.of(Chart.Shape.LINE, Chart.Axis.percent()).unfinished(unfinished),
                nrr.points().stream()
                        .map(point -> Wording.label(point.period()))
                        .toList(),
                lines,
                marks);
    }

    private static Chart.Series line(Series series, Chart.Tone tone) {
        return Chart.Series.of(
                series.metric().label(),
                tone,
                series.points().stream()
                        .map(point -> series.wording().point(point.value()))
                        .toList());
    }

    private static Chart.Series target(String name, BigDecimal target, Series series) {
        Chart.Point point = series.wording().point(Value.of(target));
        return Chart.Series.dashed(
                name, Chart.Tone.TARGET, Collections.nCopies(series.points().size(), point));
    }

    /** "NRR fell 3.1 points in a year, to 104.2%" where both ends are known. */
    private static String title(Series nrr) {
        Point then = nrr.first();
        BigDecimal was = then.value().orNull();
        BigDecimal is = nrr.number();
        if (was == null || is == null) {
            return "NRR and GRR";
        }
        String now = nrr.wording().figure(nrr.now().value()).shown();
        BigDecimal difference = is.subtract(was);
        String size = nrr.wording().size(difference);
        if (size.startsWith("0.0")) {
            return "NRR stands where it stood in %s: %s".formatted(Wording.label(then.period()), now);
        }
        return "NRR %s %s since %s, to %s"
                .formatted(difference.signum() > 0 ? "rose" : "fell", size, Wording.label(then.period()), now);
    }
}
