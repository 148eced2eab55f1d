package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.semantics.Metric;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Tile;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the catalogue: asks every metric at once and arranges them as the address says. */
@Component
class Catalogue {

    private final Metrics metrics;

    Catalogue(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The metrics that the address finds, in its order; by name where it says none. */
    private Arranged<CatalogueLine> arranged(Here here, View view, Principal reader) {
        List<Metric> all = metrics.list();
        List<CatalogueLine> lines =
                metrics.askAll(reader, all.stream().map(Metric::name).toList(), view.question("mrr")).stream()
                        .map(answer -> new CatalogueLine(answer.metric(), answer))
                        .sorted(Comparator.comparing(line -> line.metric().label(), String.CASE_INSENSITIVE_ORDER))
                        .toList();
        return CatalogueLine.WAYS.of(lines, here);
    }

    CsvFile csv(Here here, View view, Principal reader) {
        return new CsvFile(
                "metrics",
                CatalogueLine.HEADER,
                arranged(here, view, reader).found().stream()
                        .map(CatalogueLine::cells)
                        .toList());
    }

    CataloguePage page(Here here, View view, Show show, Principal reader) {
        Arranged<CatalogueLine> arranged = arranged(here, view, reader);
        String sort = here.parameter("sort").orElse("family");
        boolean byFamily = sort.equals("family") || sort.equals("-family");
        String summary = "%d of %d metrics, %s"
                .formatted(arranged.found().size(), arranged.all().size(), Wording.label(view.period()));
        return new CataloguePage(
                arranged.extras(here.at("/metrics.csv")),
                summary,
                byFamily,
                byFamily ? families(arranged.found(), sort, view, show) : whole(arranged.found(), sort, view, show));
    }

    private static List<CataloguePage.Section> families(List<CatalogueLine> found, String sort, View view, Show show) {
        Comparator<Metric.Family> order = Comparator.naturalOrder();
        Map<Metric.Family, List<CataloguePage.Entry>> families = new LinkedHashMap<>();
        found.stream()
                .map(line -> line.metric().family())
                .distinct()
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .forEach(family -> families.put(family, new ArrayList<>()));
        found.forEach(
                line -> families.getOrDefault(line.metric().family(), List.of()).add(entry(line, view, show)));
        return families.entrySet().stream()
                .map(family -> new CataloguePage.Section(
                        family.getKey().name().toLowerCase(Locale.ROOT),
                        FamilyName.of(family.getKey()),
                        family.getValue()))
                .toList();
    }

    /** Families would tear apart what is sorted otherwise. */
    private static List<CataloguePage.Section> whole(List<CatalogueLine> found, String sort, View view, Show show) {
        String title =
                switch (sort.replace("-", "")) {
                    case "value" -> "Metrics by value, each unit by itself";
                    case "change" -> "Metrics by change, against the size of the value before";
                    case "owner" -> "Metrics by owner";
                    default -> "Metrics by name";
                };
        return found.isEmpty()
                ? List.of()
                : List.of(new CataloguePage.Section(
                        "all",
                        title,
                        found.stream().map(line -> entry(line, view, show)).toList()));
    }

    private static CataloguePage.Entry entry(CatalogueLine line, View view, Show show) {
        var wording = new Wording(line.metric(), show);
        List<@Nullable BigDecimal> trend = new ArrayList<>();
        for (Point point : line.answer().points()) {
            trend.add(point.value().orNull());
        }
        return new CataloguePage.Entry(
                new CataloguePage.Name(
                        view.metric(line.metric().name().value()),
                        line.metric().label(),
                        line.metric().question()),
                line.family(),
                wording.figure(line.now().value()),
                wording.change(line.before(), line.now()),
                line.owner(),
                new Tile.Spark(trend, null));
    }
}
