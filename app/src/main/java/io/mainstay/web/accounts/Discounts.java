package io.mainstay.web.accounts;

import io.mainstay.web.Show;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscription's discounts in words: "20% for 6 months". */
final class Discounts {

    private Discounts() {}

    static String words(String json, Show show, Currency currency) {
        if (json.isEmpty() || json.equals("[]") || json.equals("null")) {
            return "–";
        }
        var words = new StringJoiner(", ");
        for (JsonNode one : JsonMapper.shared().readTree(json)) {
            String size = one.hasNonNull("percent")
                    ? new BigDecimal(one.get("percent").asString())
                                    .stripTrailingZeros()
                                    .toPlainString() + "%"
                    : show.money(new BigDecimal(one.path("amount").asString("0")), currency)
                            .shown();
            words.add(
                    switch (one.path("duration").asString("")) {
                        case "once" -> size + " once";
                        case "repeating" -> size + " for " + one.path("months").asString("") + " months";
                        default -> size;
                    });
        }
        return words.toString();
    }
}
