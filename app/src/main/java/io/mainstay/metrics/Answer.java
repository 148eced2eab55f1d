package io.mainstay.metrics;

import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a question: a point for every period and group, by period and then by group.
 *
 * @param knownAt up to when facts were known
 * @param coverage how much of what should count could be counted
 * @param freshness how new the facts behind it are
 */
public record Answer(Metric metric, List<Point> points, Instant knownAt, Coverage coverage, Freshness freshness) {

    public Answer {
        points = List.copyOf(points);
    }

    static Answer of(Metric metric, List<Point> points, Instant knownAt) {
        return new Answer(metric, points, knownAt, Coverage.WHOLE, Freshness.UNKNOWN);
    }

    Answer on(Coverage other, Freshness how) {
        return new Answer(metric, points, knownAt, other, how);
    }

    /** The same, where a stock of money of which nothing at all could be counted is not zero, but has no value. */
    Answer counted(boolean stock) {
        return !stock || metric.unit() != Unit.MONEY
                ? this
                : coverage.nothing()
                        .map(why -> new Answer(
                                metric,
                                points.stream()
                                        .map(point -> point.uncounted(why))
                                        .toList(),
                                knownAt,
                                coverage,
                                freshness))
                        .orElse(this);
    }

    /** The one point of an answer to a question with one period and no cut. */
    public Point single() {
        if (points.size() != 1) {
            throw new IllegalStateException("There are %d points, not one".formatted(points.size()));
        }
        return points.getFirst();
    }
}
