package io.mainstay.web.overview;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Targets;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.MetricName;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.Marks;
import io.mainstay.web.metrics.Standing;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Tile;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the leader's page: asks every metric on it once. */
@Component
class Overview {

    private static final List<String> TILES =
            List.of("arr", "nrr", "grr", "logo_retention", "renewal_rate", "churned_arr");

    private static final String DUE = "contracts_due";

    private final Metrics metrics;
    private final Targets targets;
    private final Movers movers;
    private final Renewals renewals;
    private final Marks marks;

    Overview(Metrics metrics, Targets targets, Movers movers, Renewals renewals, Marks marks) {
        this.metrics = metrics;
        this.targets = targets;
        this.movers = movers;
        this.renewals = renewals;
        this.marks = marks;
    }

    OverviewPage page(View view, Show show, Here here, Principal reader) {
        Gathered series = read(view, show, reader);
        List<Tile> tiles = new ArrayList<>();
        for (String name : TILES) {
            tiles.add(tile(series.get(name), view));
        }
        Series nrr = series.get("nrr");
        Series grr = series.get("grr");
        var retention = RetentionTrend.of(
                nrr,
                grr,
                target(nrr),
                target(grr),
                marks.of(List.of(nrr.metric(), grr.metric()), view.periods(), show, reader));
        return new OverviewPage(
                mark(series.get("arr"), view, show),
                tiles,
                unknown(series, reader),
                Bridge.of(series, view),
                retention,
                movers.lists(view, show, here, reader),
                renewals.list(view, show, here, reader, series.get(DUE).now().value()));
    }

    private static @Nullable Empty unknown(Gathered series, Principal reader) {
        return series.get("opening_mrr").now().value() instanceof Value.None
                        && series.get("mrr").now().value() instanceof Value.None(String why)
                ? Empty.of("overview", "Nothing is known of revenue yet", why + ".")
                        .link(reader.may(Permission.MANAGE_SOURCES), "Import a file", "/data/imports/new")
                : null;
    }

    private Gathered read(View view, Show show, Principal reader) {
        List<String> names = new ArrayList<>(TILES);
        names.addAll(Bridge.METRICS);
        names.add(DUE);
        List<MetricName> asked = names.stream().map(MetricName::of).toList();
        Map<String, Series> series = new HashMap<>();
        for (Answer answer : metrics.askAll(reader, asked, view.question("arr"))) {
            series.put(answer.metric().name().value(), new Series(answer, show));
        }
        return new Gathered(series);
    }

    private Tile tile(Series series, View view) {
        Wording wording = series.wording();
        Optional<BigDecimal> target = target(series);
        return new Tile(
                series.metric().label(),
                view.metric(series.metric().name().value()),
                wording.figure(series.now().value()),
                wording.change(series.before(), series.now()),
                target.map(aim -> "Target " + wording.figure(Value.of(aim)).shown())
                        .orElse(null),
                new Tile.Spark(series.numbers(), target.orElse(null)),
                note(series, view, wording.show()));
    }

    private static Tile.Note note(Series series, View view, Show show) {
        Tile.Note standing = Standing.of(series.answer(), show).note();
        boolean soFar = series.now().unfinished() && view.lens().period() != null;
        return standing.mark() == null && soFar ? new Tile.Note("so far", standing.words(), false) : standing;
    }

    private Optional<BigDecimal> target(Series series) {
        return targets.of(series.metric());
    }

    /** "November 2026, still running. Last record received 21 Nov 2026, 09:12." */
    private String mark(Series series, View view, Show show) {
        Point now = series.now();
        String freshness = series.answer()
                .freshness()
                .last()
                .map(last -> "Last record received " + show.moment(last) + ".")
                .orElse("Nothing of it was known.");
        return Wording.label(view.period()) + (now.unfinished() ? ", still running. " : ". ") + freshness;
    }
}
