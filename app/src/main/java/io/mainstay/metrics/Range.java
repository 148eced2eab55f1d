package io.mainstay.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Between which limits a value lies that is divided by a share, such as churn, when the share was observed only so often.
 * The limits of the share are Wilson's for 95 % (Wilson 1927; Brown, Cai, DasGupta 2001): they hold where next to nothing
 * was lost, which is where dividing by it tells least.
 *
 * <p>For a share p observed n times they are (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), with z = 1.959964.
 *
 * @param high null when nothing limits it, because nothing at all was lost
 * @param observed how often the share was observed
 */
public record Range(BigDecimal low, @Nullable BigDecimal high, BigDecimal observed) {

    private static final double Z = 1.959964;
    private static final MathContext DIGITS = new MathContext(12);

    /** Null when the share is none, or was never observed. */
    static @Nullable Range of(Value of, Value share, Value observed) {
        BigDecimal amount = of.orNull();
        BigDecimal p = share.orNull();
        BigDecimal n = observed.orNull();
        if (amount == null || p == null || n == null || n.signum() <= 0) {
            return null;
        }
        if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
            return null;
        }
        double middle = p.doubleValue() + Z * Z / (2 * n.doubleValue());
        double reach = Z
                * Math.sqrt(p.doubleValue() * (1 - p.doubleValue()) / n.doubleValue()
                        + Z * Z / (4 * n.doubleValue() * n.doubleValue()));
        double scale = 1 + Z * Z / n.doubleValue();
        BigDecimal low = over(amount, (middle + reach) / scale);
        return new Range(low, p.signum() == 0 ? null : over(amount, (middle - reach) / scale), n);
    }

    private static BigDecimal over(BigDecimal amount, double share) {
        return amount.divide(BigDecimal.valueOf(share), DIGITS);
    }
}
