package io.mainstay.closing;

import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One figure as it was signed. A number is kept with at most twelve decimals; money is exact in them.
 *
 * @param version of the metric's definition
 * @param of the numerator
 * @param over the denominator; null where the metric has none
 */
public record SignedFigure(
        int version, Value value, Value of, @Nullable Value over) {

    private static final int MOST_DECIMALS = 12;

    static SignedFigure of(int version, Point point) {
        return new SignedFigure(
                version, kept(point.value()), kept(point.of()), point.over() == null ? null : kept(point.over()));
    }

    static Value kept(Value value) {
        return switch (value) {
            case Value.None none -> none;
            case Value.Known(BigDecimal number) -> Value.of(plain(number));
        };
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal rounded =
                number.scale() > MOST_DECIMALS ? number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : number;
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
