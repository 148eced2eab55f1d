package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.semantics.Metric;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Tile;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the catalogue: finds the metrics that match and asks them all at once. */
@Component
class Catalogue {

    private final Metrics metrics;

    Catalogue(Metrics metrics) {
        this.metrics = metrics;
    }

    private static final Arrangement<Metric> WAYS = Arrangement.<Metric>of("metrics", Catalogue::words)
            .shown(1_000)
            .text("name", Metric::label)
            .group("family", "Family", metric -> FamilyName.of(metric.family()));

    /** The metrics that the address finds, in its order. */
    Arranged<Metric> arranged(Here here) {
        List<Metric> all = metrics.list().stream()
                .sorted(Comparator.comparing(Metric::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return WAYS.of(all, here);
    }

    CataloguePage page(Here here, View view, Show show, Principal reader) {
        Arranged<Metric> arranged = arranged(here);
        List<Metric> found = arranged.found();
        Map<Metric.Family, List<CataloguePage.Entry>> families = new EnumMap<>(Metric.Family.class);
        if (!found.isEmpty()) {
            for (Answer answer :
                    metrics.askAll(reader, found.stream().map(Metric::name).toList(), view.question("mrr"))) {
                families.computeIfAbsent(answer.metric().family(), _ -> new ArrayList<>())
                        .add(entry(answer, view, show));
            }
        }
        List<CataloguePage.Section> sections = families.entrySet().stream()
                .map(family -> new CataloguePage.Section(
                        family.getKey().name().toLowerCase(Locale.ROOT),
                        FamilyName.of(family.getKey()),
                        family.getValue()))
                .toList();
        String summary =
                "%d of %d metrics, %s".formatted(found.size(), metrics.list().size(), Wording.label(view.period()));
        return new CataloguePage(arranged.extras(here.at("/metrics.csv")), summary, sections);
    }

    private static String words(Metric metric) {
        return String.join(" ", metric.label(), metric.name().value(), metric.question(), metric.meaning());
    }

    private static CataloguePage.Entry entry(Answer answer, View view, Show show) {
        var wording = new Wording(answer.metric(), show);
        List<Point> points = answer.points();
        Point now = points.getLast();
        List<@Nullable BigDecimal> trend = new ArrayList<>();
        points.forEach(point -> trend.add(point.value().orNull()));
        return new CataloguePage.Entry(
                view.metric(answer.metric().name().value()),
                answer.metric().label(),
                answer.metric().question(),
                wording.figure(now.value()),
                wording.change(points.get(points.size() - 2), now),
                new Tile.Spark(trend, null));
    }
}
