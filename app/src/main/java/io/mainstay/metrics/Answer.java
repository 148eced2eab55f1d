package io.mainstay.metrics;

import io.mainstay.semantics.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a question: a point for every period and group, by period and then by group.
 *
 * @param knownAt up to when facts were known
 * @param freshest when the last of the facts it rests on was recorded; empty when there are none
 */
public record Answer(Metric metric, List<Point> points, Instant knownAt, Optional<Instant> freshest) {

    public Answer {
        points = List.copyOf(points);
    }

    /** The one point of an answer to a question with one period and no cut. */
    public Point single() {
        if (points.size() != 1) {
            throw new IllegalStateException("There are %d points, not one".formatted(points.size()));
        }
        return points.getFirst();
    }
}
