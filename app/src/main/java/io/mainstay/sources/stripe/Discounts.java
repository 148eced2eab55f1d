package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
     * As facts carry them, by their ids; without those that are limited to other products.
     *
     * @param whole a discount with its coupon in it, where that is known
     * @param currency of the price
     * @param share what an amount off is shared out over, and whose part is asked for
     */
    static List<Map<String, Object>> of(
            List<JsonNode> discounts, UnaryOperator<JsonNode> whole, String currency, Share share) {
        Map<String, Map<String, Object>> byId = new TreeMap<>();
        for (JsonNode discount : discounts) {
            String id = id(discount);
            JsonNode known = whole.apply(discount);
            JsonNode coupon = coupon(known);
            if (coupon == null) {
                byId.put(id, Map.of("id", id));
            } else {
                share.among(products(coupon)).ifPresent(there -> byId.put(id, one(id, known, coupon, currency, there)));
            }
        }
        return new ArrayList<>(byId.values());
    }

    /** What is not known is left out, and so set aside for want of what every discount needs. */
    private static Map<String, Object> one(
            String id, JsonNode discount, JsonNode coupon, String currency, Share share) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        put(fields, "duration", Json.text(coupon, "duration"));
        put(fields, "percent", Json.text(coupon, "percent_off"));
        JsonNode off = Json.at(coupon, "amount_off");
        if (off != null && !fields.containsKey("percent")) {
            String own = Money.currency(Json.text(coupon, "currency"));
            BigDecimal amount = Money.of(new BigDecimal(off.asString()), own);
            fields.put(
                    "amount",
                    own.equals(currency)
                            ? Money.plain(share.of(amount))
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

    static String id(JsonNode discount) {
        return discount.isObject() ? Json.text("", discount, "id") : discount.asString();
    }

    /** Those that a coupon, as it is kept, is limited to; none when it is for all. */
    private static List<String> products(JsonNode coupon) {
        return Json.list(coupon, Catalog.PRODUCTS).stream()
                .map(JsonNode::asString)
                .toList();
    }

    static @Nullable String couponId(JsonNode discount) {
        String id = Json.id(discount, "coupon");
        return id == null ? Json.id(discount, "source", "coupon") : id;
    }

    /** An item of a subscription: of which product it is, and what it costs. */
    record Part(@Nullable String product, BigDecimal cost) {}

    /**
     * One item's part of an amount off several, by what they cost; what does not come out even falls to the first.
     *
     * @param place of the item among the parts
     */
    record Share(List<Part> parts, int place) {

        Share {
            parts = List.copyOf(parts);
        }

        /** Of what is taken off this item only. */
        Share alone() {
            return new Share(List.of(parts.get(place)), 0);
        }

        /** Over items of these products only, or of all where none are named; empty when this item is none of them. */
        Optional<Share> among(List<String> products) {
            if (products.isEmpty()) {
                return Optional.of(this);
            }
            List<Part> those = of(parts, products);
            return of(alone().parts(), products).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Share(
                            those, of(parts.subList(0, place), products).size()));
        }

        private static List<Part> of(List<Part> parts, List<String> products) {
            return parts.stream()
                    .filter(part -> part.product() != null && products.contains(part.product()))
                    .toList();
        }

        BigDecimal of(BigDecimal amount) {
            BigDecimal whole = parts.stream().map(Part::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (place > 0) {
                return part(amount, parts.get(place), whole);
            }
            return parts.stream()
                    .skip(1)
                    .map(other -> part(amount, other, whole))
                    .reduce(amount, BigDecimal::subtract);
        }

        private static BigDecimal part(BigDecimal amount, Part of, BigDecimal whole) {
            return whole.signum() == 0
                    ? BigDecimal.ZERO
                    : amount.multiply(of.cost()).divide(whole, Math.max(2, amount.scale()), RoundingMode.DOWN);
        }
    }
}
