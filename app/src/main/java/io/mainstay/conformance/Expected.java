package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what a metric answers with what a case expects: rounded half up, null meaning "no value". */
final class Expected {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CENTS = 2;

    private Expected() {}

    /** @return the mismatch, if there is one */
    static Optional<String> mismatch(String what, @Nullable JsonNode expected, Value found, int scale) {
        BigDecimal wanted = number(expected);
        BigDecimal got = found.orNull();
        boolean same = wanted == null || got == null
                ? wanted == null && got == null
                : got.setScale(scale, RoundingMode.HALF_UP).compareTo(wanted.setScale(scale, RoundingMode.HALF_UP))
                        == 0;
        return same
                ? Optional.empty()
                : Optional.of("%s: expected %s, found %s"
                        .formatted(what, wanted == null ? "no value" : wanted.toPlainString(), words(found)));
    }

    static Optional<String> mismatch(String what, @Nullable JsonNode expected, Value found) {
        return mismatch(what, expected, found, CENTS);
    }

    /** The same for a share that the case gives in percent. */
    static Optional<String> percent(String what, @Nullable JsonNode expected, Value share, int scale) {
        return mismatch(what, expected, times(share, HUNDRED), scale);
    }

    static Value times(Value value, BigDecimal factor) {
        return value instanceof Value.Known(BigDecimal number) ? Value.of(number.multiply(factor)) : value;
    }

    static @Nullable BigDecimal number(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode() ? null : new BigDecimal(node.asString());
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Known(BigDecimal number) -> number.toPlainString();
            case Value.None(String why) -> "no value (" + why + ")";
        };
    }
}
