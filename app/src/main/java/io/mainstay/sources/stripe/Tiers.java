package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a quantity costs by tiers, in the smallest unit of the currency.
 *
 * <pre>
 *   up to 10 at 5, then at 4      graduated, 12 units: 10 × 5 + 2 × 4 = 58
 *                                 volume, 12 units:    12 × 4         = 48
 * </pre>
 */
final class Tiers {

    private Tiers() {}

    static BigDecimal total(List<JsonNode> tiers, @Nullable String mode, BigDecimal quantity) {
        return "volume".equals(mode) ? volume(tiers, quantity) : graduated(tiers, quantity);
    }

    private static BigDecimal volume(List<JsonNode> tiers, BigDecimal quantity) {
        for (JsonNode tier : tiers) {
            JsonNode end = Json.at(tier, "up_to");
            if (end == null || quantity.compareTo(new BigDecimal(end.asString())) <= 0) {
                return amount(tier, "flat_amount")
                        .add(amount(tier, "unit_amount").multiply(quantity));
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal graduated(List<JsonNode> tiers, BigDecimal quantity) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal begin = BigDecimal.ZERO;
        for (JsonNode tier : tiers) {
            JsonNode upTo = Json.at(tier, "up_to");
            BigDecimal end = upTo == null ? quantity : quantity.min(new BigDecimal(upTo.asString()));
            boolean isFirst = begin.signum() == 0;
            if (end.compareTo(begin) > 0 || isFirst) {
                total = total.add(amount(tier, "flat_amount"))
                        .add(amount(tier, "unit_amount").multiply(end.subtract(begin)));
            }
            begin = end;
            if (begin.compareTo(quantity) >= 0) {
                break;
            }
        }
        return total;
    }

    private static BigDecimal amount(JsonNode tier, String name) {
        JsonNode exact = Json.at(tier, name + "_decimal");
        JsonNode amount = exact == null ? Json.at(tier, name) : exact;
        return amount == null ? BigDecimal.ZERO : new BigDecimal(amount.asString());
    }
}
