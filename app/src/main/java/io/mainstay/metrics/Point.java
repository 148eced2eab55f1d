package io.mainstay.metrics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A metric's value in one period for one group.
 *
 * @param group the cut's value: an attribute's value ("" where unknown) or an account's id; null without a cut
 * @param of the numerator, which adds up over groups
 * @param over the denominator, which adds up over groups; null where the metric has none
 * @param range between which the value most likely lies; null where the metric tells none
 * @param unfinished whether the period was still running at the knowledge asked for
 */
public record Point(
        Period period,
        @Nullable String group,
        Value value,
        Value of,
        @Nullable Value over,
        @Nullable Range range,
        boolean unfinished) {

    public Point(
            Period period, @Nullable String group, Value value, Value of, @Nullable Value over, boolean unfinished) {
        this(period, group, value, of, over, null, unfinished);
    }

    /** The same without a value where it is zero only because nothing could be counted. */
    Point uncounted(String why) {
        return value instanceof Value.Known(BigDecimal number) && number.signum() == 0
                ? new Point(period, group, Value.none(why), Value.none(why), over, range, unfinished)
                : this;
    }
}
