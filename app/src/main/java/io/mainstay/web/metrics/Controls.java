package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ways a metric's page can be looked at, each an address. */
@Component
class Controls {

    private static final Map<Grain, String> GRAINS = Map.of(
            Grain.DAY, "day",
            Grain.WEEK, "week",
            Grain.MONTH, "month",
            Grain.QUARTER, "quarter",
            Grain.YEAR, "year",
            Grain.FISCAL_YEAR, "fiscal");
    private static final List<Grain> IN_ORDER =
            List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.FISCAL_YEAR);

    private final Attributes attributes;
    private final Metrics metrics;

    Controls(Attributes attributes, Metrics metrics) {
        this.attributes = attributes;
        this.metrics = metrics;
    }

    MetricPage.Choices of(View view, Here here, Principal reader) {
        List<Field> fields = attributes.fields(view, reader);
        int filtered = view.filter().attributes().size();
        return new MetricPage.Choices(
                grains(view, here),
                ranges(view, here),
                comparisons(view, here),
                fields.getFirst(),
                fields.subList(1, fields.size()),
                filtered,
                filtered == 0
                        ? null
                        : view.where(io.mainstay.metrics.Filter.all()).on(here.path()));
    }

    private static List<MetricPage.Way> grains(View view, Here here) {
        Grain now = view.period().grain();
        return IN_ORDER.stream()
                .map(grain -> new MetricPage.Way(
                        grain == Grain.FISCAL_YEAR ? "Fiscal year" : word(grain),
                        here.with("grain", GRAINS.get(grain), "from"),
                        grain == now && (grain != Grain.DAY || view.period().days() == 1)))
                .toList();
    }

    private static String word(Grain grain) {
        String name = GRAINS.getOrDefault(grain, "");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** How far back: as usual, one, two and three years. */
    private List<MetricPage.Way> ranges(View view, Here here) {
        Calendar calendar = metrics.calendar();
        String chosen = here.parameter("from").orElse("");
        List<MetricPage.Way> ways = new ArrayList<>();
        ways.add(new MetricPage.Way("Usual", here.with("from", null), chosen.isEmpty()));
        for (int years = 1; years <= 3; years++) {
            Period first =
                    calendar.period(view.period().grain(), view.period().from().minusYears(years));
            ways.add(new MetricPage.Way(
                    years == 1 ? "1 year" : years + " years",
                    here.with("from", first.code()),
                    chosen.equals(first.code())));
        }
        return ways;
    }

    private static List<MetricPage.Way> comparisons(View view, Here here) {
        if (!(view.cut() instanceof Cut.None)) {
            return List.of();
        }
        String chosen = here.parameter("compare").orElse("");
        return List.of(
                new MetricPage.Way("Nothing", here.with("compare", null), chosen.isEmpty()),
                new MetricPage.Way("Periods before", here.with("compare", "previous"), chosen.equals("previous")),
                new MetricPage.Way("A year earlier", here.with("compare", "year"), chosen.equals("year")));
    }

    MetricPage.Head head(Answer whole, Wording wording, Optional<BigDecimal> target, View view) {
        Metric metric = wording.metric();
        List<Point> points = whole.points();
        Point now = points.getLast();
        return new MetricPage.Head(
                metric.question(),
                Wording.label(now.period()) + (now.unfinished() ? ", so far" : ""),
                wording.figure(now.value()),
                points.size() < 2 ? null : wording.change(points.get(points.size() - 2), now),
                target.map(aim -> wording.figure(Value.of(aim)).shown()).orElse(null),
                wording.limits(now),
                metric.benchmark() == null ? null : metric.benchmark().value(),
                view.only(view.period()).accounts(metric.name().value()),
                view.only(view.period()).on("/metrics/" + metric.name() + "/compare"));
    }

    /** Where what the page shows is had as CSV. */
    String csv(String name, Here here) {
        String query = here.with("format", null);
        int at = query.indexOf('?');
        return "/metrics/" + name + ".csv" + (at < 0 ? "" : query.substring(at));
    }
}
