package io.mainstay.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads exact numbers: at most 12 digits before the point and 6 after it, one spelling for each value. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final int DIGITS_BEFORE_POINT = 12;
    private static final int DIGITS_AFTER_POINT = 6;

    private Numbers() {}

    /** The number without needless zeros ("100", "0.2"); null when it is none or does not fit. */
    static @Nullable String decimal(Object value) {
        BigDecimal number = read(value);
        return number == null || !fits(number) ? null : number.toPlainString();
    }

    /** Null when it is no whole number or does not fit. */
    static @Nullable Long whole(Object value) {
        BigDecimal number = read(value);
        return number == null || !fits(number) || number.scale() > 0 ? null : number.longValueExact();
    }

    private static boolean fits(BigDecimal number) {
        return number.scale() <= DIGITS_AFTER_POINT && number.precision() - number.scale() <= DIGITS_BEFORE_POINT;
    }

    private static @Nullable BigDecimal read(Object value) {
        BigDecimal number =
                switch (value) {
                    case String text when PLAIN.matcher(text).matches() -> new BigDecimal(text);
                    case BigDecimal decimal -> decimal;
                    case BigInteger whole -> new BigDecimal(whole);
                    case Integer whole -> BigDecimal.valueOf(whole);
                    case Long whole -> BigDecimal.valueOf(whole);
                    case Double number64 when Double.isFinite(number64) -> BigDecimal.valueOf(number64);
                    default -> null;
                };
        return number == null ? null : number.stripTrailingZeros();
    }
}
