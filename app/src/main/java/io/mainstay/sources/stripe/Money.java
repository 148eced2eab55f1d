package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Amounts in the smallest unit of a currency, which is a hundredth, a thousandth, or the whole. */
final class Money {

    /** Without the Icelandic crown and the Ugandan shilling, of which Stripe counts hundredths that do not exist. */
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private Money() {}

    static String currency(@Nullable String code) {
        return code == null ? "" : code.toUpperCase(Locale.ROOT);
    }

    static BigDecimal of(BigDecimal smallest, String currency) {
        int places = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
        return smallest.movePointLeft(places);
    }

    /** As facts carry it; null when there is no such amount. */
    static @Nullable String text(JsonNode object, String amount, String currency) {
        JsonNode value = Json.at(object, amount);
        return value == null ? null : plain(of(new BigDecimal(value.asString()), currency));
    }

    static String text(long smallest, String currency) {
        return plain(of(BigDecimal.valueOf(smallest), currency));
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
