package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.web.parts.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a metric over time: whole, or by the groups of a cut; a few as lines together, many side by side. */
record MetricChart(Wording wording, View view, Optional<BigDecimal> target, List<Chart.Mark> marks) {

    private static final int TOGETHER = 3;
    private static final int SIDE_BY_SIDE = 12;
    private static final List<Chart.Tone> TONES = List.of(Chart.Tone.PLAIN, Chart.Tone.SECOND, Chart.Tone.THIRD);

    /** What the values are compared with: the same number of earlier points, and what to call them. */
    record Earlier(String name, List<Point> points) {}

    Chart whole(Answer answer, @Nullable Earlier earlier) {
        List<Chart.Series> series = new ArrayList<>();
        boolean bars = metric().kind() == Metric.Shape.SUM;
        series.add(Chart.Series.of(metric().label(), Chart.Tone.PLAIN, linked(answer.points())));
        if (earlier != null) {
            series.add(Chart.Series.dashed(earlier.name(), Chart.Tone.MUTED, points(earlier.points())));
        }
        target.ifPresent(aim -> series.add(Chart.Series.dashed(
                "Target",
                Chart.Tone.TARGET,
                Collections.nCopies(answer.points().size(), wording.point(Value.of(aim))))));
        series.addAll(benchmark(answer.points().size()));
        return chart("chart", title(answer.points()), note(), bars, answer.points(), series);
    }

    /** What others report: a line, or the two ends of a range. */
    private List<Chart.Series> benchmark(int periods) {
        Metric.Benchmark benchmark = metric().benchmark();
        return benchmark == null
                ? List.of()
                : Stream.of(Optional.ofNullable(benchmark.from()), Optional.ofNullable(benchmark.to()))
                        .flatMap(Optional::stream)
                        .map(level -> wording.point(Value.of(level)))
                        .map(point -> Chart.Series.dashed(
                                "Benchmark " + point.shown(), Chart.Tone.MUTED, Collections.nCopies(periods, point)))
                        .toList();
    }

    /** The groups with the highest last value first. */
    List<Chart> cut(List<Group> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        if (groups.size() <= TOGETHER) {
            List<Chart.Series> series = new ArrayList<>();
            for (int at = 0; at < groups.size(); at++) {
                series.add(Chart.Series.of(
                        groups.get(at).label(),
                        TONES.get(at),
                        points(groups.get(at).points())));
            }
            String by = metric().label() + " by "
                    + Attributes.label(view.cut().code()).toLowerCase(java.util.Locale.ROOT);
            return List.of(chart("chart", by, note(), false, groups.getFirst().points(), series));
        }
        List<Chart> charts = new ArrayList<>();
        for (Group group : groups.subList(0, Math.min(SIDE_BY_SIDE, groups.size()))) {
            charts.add(chart(
                    "chart-" + charts.size(),
                    group.label() + ": "
                            + wording.figure(group.points().getLast().value()).shown(),
                    null,
                    metric().kind() == Metric.Shape.SUM,
                    group.points(),
                    List.of(Chart.Series.of(metric().label(), Chart.Tone.PLAIN, points(group.points())))));
        }
        return charts;
    }

    /** One group of a cut over all periods. */
    record Group(String value, String label, List<Point> points) {

        /** @param accounts what the accounts are called, for a cut by account */
        static List<Group> of(Answer answer, Map<AccountId, String> accounts) {
            Map<String, List<Point>> groups = answer.points().stream()
                    .collect(Collectors.groupingBy(
                            point -> Objects.requireNonNull(point.group()), LinkedHashMap::new, Collectors.toList()));
            return groups.entrySet().stream()
                    .map(group -> new Group(
                            group.getKey(),
                            accounts.isEmpty()
                                    ? Attributes.value(group.getKey())
                                    : accounts.getOrDefault(AccountId.of(group.getKey()), ""),
                            group.getValue()))
                    .sorted(java.util.Comparator.comparing(Group::size).reversed())
                    .toList();
        }

        private BigDecimal size() {
            BigDecimal number = points.getLast().of().orNull();
            return number == null ? BigDecimal.ONE.negate() : number.abs();
        }
    }

    private Metric metric() {
        return wording.metric();
    }

    private @Nullable String note() {
        return view.filter().attributes().isEmpty()
                ? null
                : "Only "
                        + view.filter().attributes().entrySet().stream()
                                .map(one -> Attributes.label(one.getKey()) + " " + Attributes.value(one.getValue()))
                                .collect(java.util.stream.Collectors.joining(", "));
    }

    private Chart chart(
            String id,
            String title,
            @Nullable String note,
            boolean bars,
            List<Point> points,
            List<Chart.Series> series) {
        Chart.Look look = Chart.Look.of(bars ? Chart.Shape.BAR : Chart.Shape.LINE, wording.axis())
                .unfinished(points.getLast().unfinished());
        List<String> labels =
                points.stream().map(point -> Wording.label(point.period())).toList();
        return new Chart(id, title, note, look, labels, series, marks);
    }

    private List<Chart.Point> points(List<Point> points) {
        return points.stream().map(point -> wording.point(point.value())).toList();
    }

    /** Each point opens into the accounts of its period. */
    private List<Chart.Point> linked(List<Point> points) {
        String name = metric().name().value();
        return points.stream()
                .map(point -> wording.point(point.value())
                        .opens(view.by(Cut.none()).only(point.period()).accounts(name)))
                .toList();
    }

    /** What the last value and the change since the one before say. */
    private String title(List<Point> points) {
        Point last = points.getLast();
        String now = wording.figure(last.value()).shown();
        String when = Wording.label(last.period());
        BigDecimal is = last.value().orNull();
        BigDecimal was = points.getFirst().value().orNull();
        if (is == null) {
            return metric().label();
        }
        if (metric().kind() == Metric.Shape.SUM) {
            return "%s: %s %s %s".formatted(metric().label(), now, last.unfinished() ? "so far in" : "in", when);
        }
        if (was == null || points.size() < 2 || is.compareTo(was) == 0) {
            return "%s: %s".formatted(metric().label(), now);
        }
        BigDecimal difference = is.subtract(was);
        if (wording.size(difference).startsWith("0.0 ")) {
            return "%s: %s, as in %s"
                    .formatted(
                            metric().label(),
                            now,
                            Wording.label(points.getFirst().period()));
        }
        return "%s %s %s since %s, to %s"
                .formatted(
                        metric().label(),
                        difference.signum() > 0 ? "rose" : "fell",
                        wording.size(difference),
                        Wording.label(points.getFirst().period()),
                        now);
    }
}
