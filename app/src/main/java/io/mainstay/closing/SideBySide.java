package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Point;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same month by two definitions.
 *
 * @param lines the accounts that make the difference, the greatest first; their changes add up to it exactly. None where one
 *     of the two has no value
 */
public record SideBySide(Point left, Point right, List<Line> lines) {

    public SideBySide {
        lines = List.copyOf(lines);
    }

    /** An account's part of a value. @param over zero where the metric has no denominator */
    public record Part(BigDecimal of, BigDecimal over) {

        static final Part NONE = new Part(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** @param account null for what cannot be told account by account */
    public record Line(@Nullable AccountId account, Part left, Part right, BigDecimal change) {

        static Line rest(BigDecimal change) {
            return new Line(null, Part.NONE, Part.NONE, change);
        }

        Line plus(BigDecimal more) {
            return new Line(account, left, right, change.add(more));
        }
    }

    public BigDecimal sum() {
        return lines.stream().map(Line::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
