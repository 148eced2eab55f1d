package io.mainstay.metrics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number, or the reason why there is none. None is never zero. */
public sealed interface Value {

    record Known(BigDecimal number) implements Value {}

    record None(String why) implements Value {}

    static Value of(BigDecimal number) {
        return new Known(number);
    }

    static Value none(String why) {
        return new None(why);
    }

    /** The number, or null where there is none. */
    default @Nullable BigDecimal orNull() {
        return switch (this) {
            case Known(BigDecimal number) -> number;
            case None _ -> null;
        };
    }
}
