package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The discounts on an item: those of its own, and its part of those on the whole subscription. */
final class Discounts {

    private Discounts() {}

    /** Discounts of a subscription or an item, each as its id or whole; older objects have one that is not in a list. */
    static List<JsonNode> on(JsonNode holder) {
        List<JsonNode> found = new ArrayList<>(Json.list(holder, "discounts"));
        JsonNode single = Json.at(holder, "discount");
        if (found.isEmpty() && single != null) {
            found.add(single);
        }
        return found;
    }

    /**
     * As facts carry them, by their ids.
     *
     * @param find the discount of an id, with its coupon in it
     * @param currency of the price
     * @param share how much of an amount off the whole subscription falls to this item; null when the discount is its own
     */
    static List<Map<String, Object>> of(
            List<JsonNode> discounts,
            Function<String, Optional<JsonNode>> find,
            String currency,
            @Nullable Share share) {
        Map<String, Map<String, Object>> byId = new TreeMap<>();
        for (JsonNode discount : discounts) {
            String id = discount.isObject() ? Json.text("", discount, "id") : discount.asString();
            JsonNode whole = find.apply(id).orElse(discount);
            byId.put(id, one(id, whole, currency, share));
        }
        return new ArrayList<>(byId.values());
    }

    /** What is not known is left out, and so set aside for want of what every discount needs. */
    private static Map<String, Object> one(String id, JsonNode discount, String currency, @Nullable Share share) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        JsonNode coupon = coupon(discount);
        if (coupon == null) {
            return fields;
        }
        put(fields, "duration", Json.text(coupon, "duration"));
        put(fields, "percent", Json.text(coupon, "percent_off"));
        JsonNode off = Json.at(coupon, "amount_off");
        if (off != null && !fields.containsKey("percent")) {
            String own = Money.currency(Json.text(coupon, "currency"));
            BigDecimal amount = Money.of(new BigDecimal(off.asString()), own);
            fields.put(
                    "amount",
                    own.equals(currency)
                            ? Money.plain(share == null ? amount : share.of(amount))
                            : "unknown: %s off a price in %s".formatted(own, currency));
        }
        put(fields, "months", Json.text(coupon, "duration_in_months"));
        Json.found(discount, "start").ifPresent(start -> fields.put("from", start.toString()));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Where the coupon is, when it is there whole. */
    static @Nullable JsonNode coupon(JsonNode discount) {
        JsonNode coupon = Json.at(discount, "coupon") == null
                ? Json.at(discount, "source", "coupon")
                : Json.at(discount, "coupon");
        return coupon != null && coupon.isObject() ? coupon : null;
    }

    static @Nullable String couponId(JsonNode discount) {
        String id = Json.id(discount, "coupon");
        return id == null ? Json.id(discount, "source", "coupon") : id;
    }

    /**
     * An item's part of the whole, by what it costs; what does not come out even falls to the first item.
     *
     * @param own what the item costs
     * @param others what the items together cost
     */
    record Share(BigDecimal own, BigDecimal others, List<BigDecimal> rest, boolean isFirst) {

        BigDecimal of(BigDecimal amount) {
            if (others.signum() == 0) {
                return isFirst ? amount : BigDecimal.ZERO;
            }
            return isFirst
                    ? rest.stream().map(each -> part(amount, each)).reduce(amount, BigDecimal::subtract)
                    : part(amount, own);
        }

        private BigDecimal part(BigDecimal amount, BigDecimal of) {
            return amount.multiply(of).divide(others, Math.max(2, amount.scale()), RoundingMode.DOWN);
        }
    }
}
