package io.mainstay.web;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value written for a person.
 *
 * @param shown in short: €1.24M, 94.2%, or an en dash for no value
 * @param full exactly, for whoever points at it: €1,238,412.07; null when {@code shown} says it all
 * @param reason why there is no value; null when there is one
 */
public record Figure(
        String shown, @Nullable String full, @Nullable String reason) {

    public static Figure of(String shown) {
        return new Figure(shown, null, null);
    }

    public static Figure of(String shown, String full) {
        return new Figure(shown, shown.equals(full) ? null : full, null);
    }

    /** A number in the words given, or no value with its reason. */
    public static Figure of(Value value, Function<BigDecimal, Figure> words) {
        return switch (value) {
            case Value.Known(BigDecimal number) -> words.apply(number);
            case Value.None(String why) -> none(why);
        };
    }

    /** No value, which is not zero; always with the reason. */
    public static Figure none(String reason) {
        return new Figure("–", null, reason);
    }

    /** What pointing at it tells: the exact value, or the reason why there is none. */
    public @Nullable String more() {
        return reason != null ? reason : full;
    }
}
