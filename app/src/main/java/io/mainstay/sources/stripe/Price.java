package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one item of a subscription costs for one billing period, as far as it can be told. Prices by tiers come down to
 * what the quantity at hand costs; of metered prices nothing is sure before they were used, so they cost nothing here.
 *
 * @param unitPrice in place of an amount that cannot be told stands why, which no kind of fact takes for one
 */
record Price(String quantity, String unitPrice, String currency, String interval, long intervalCount) {

    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    /** The price of an item, which older objects call its plan. */
    static @Nullable JsonNode node(JsonNode item) {
        JsonNode price = Json.at(item, "price");
        return price != null && price.isObject() ? price : Json.at(item, "plan");
    }

    static boolean isMetered(@Nullable JsonNode price) {
        JsonNode recurring = Json.at(price, "recurring") == null ? price : Json.at(price, "recurring");
        return "metered".equals(Json.text(recurring, "usage_type"));
    }

    /** @param tiers of the price, where it has any and they are known */
    static Price of(JsonNode item, List<JsonNode> tiers, @Nullable String subscriptionCurrency) {
        JsonNode price = node(item);
        String currency = Money.currency(Json.text(price, "currency"));
        JsonNode recurring = Json.at(price, "recurring") == null ? price : Json.at(price, "recurring");
        String interval = Json.text(recurring, "interval");
        long count = Math.max(1, Json.number(recurring, "interval_count"));
        JsonNode asked = Json.at(item, "quantity");
        BigDecimal quantity = asked == null ? BigDecimal.ONE : new BigDecimal(asked.asString());
        var shape = new Price(Money.plain(quantity), "", currency, interval == null ? "none" : interval, count);
        if (price == null) {
            return shape.without("no price is known");
        }
        if (isMetered(price)) {
            String billedIn = subscriptionCurrency == null ? currency : Money.currency(subscriptionCurrency);
            return new Price("0", "0", billedIn, shape.interval(), count);
        }
        if (subscriptionCurrency != null
                && !Money.currency(subscriptionCurrency).equals(currency)) {
            return shape.without("the price is in %s, the subscription in %s"
                    .formatted(currency, Money.currency(subscriptionCurrency)));
        }
        if ("tiered".equals(Json.text(price, "billing_scheme"))) {
            return tiers.isEmpty()
                    ? shape.without("by tiers that are not known")
                    : shape.costing(quantity, Tiers.total(tiers, Json.text(price, "tiers_mode"), quantity));
        }
        BigDecimal each = amount(price);
        if (each == null) {
            return shape.without("the customer chooses it");
        }
        BigDecimal packages = packages(quantity, price);
        return packages == null ? shape.unit(quantity, each) : shape.costing(quantity, each.multiply(packages));
    }

    private static @Nullable BigDecimal amount(JsonNode price) {
        for (String name : List.of("unit_amount_decimal", "amount_decimal", "unit_amount", "amount")) {
            JsonNode amount = Json.at(price, name);
            if (amount != null) {
                return new BigDecimal(amount.asString());
            }
        }
        return null;
    }

    /** Where a price is for packages of so many units: how many packages; null where it is for each unit. */
    private static @Nullable BigDecimal packages(BigDecimal quantity, JsonNode price) {
        JsonNode transform = Json.at(price, "transform_quantity") == null
                ? Json.at(price, "transform_usage")
                : Json.at(price, "transform_quantity");
        long size = Json.number(transform, "divide_by");
        if (size < 1) {
            return null;
        }
        var rounding = "down".equals(Json.text(transform, "round")) ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return quantity.divide(BigDecimal.valueOf(size), 0, rounding);
    }

    /** By the unit, unless the unit's price is too fine to be kept exactly. */
    private Price unit(BigDecimal quantity, BigDecimal smallest) {
        BigDecimal price = Money.of(smallest, currency);
        return price.stripTrailingZeros().scale() <= MOST_DECIMALS
                ? new Price(Money.plain(quantity), Money.plain(price), currency, interval, intervalCount)
                : whole(price.multiply(quantity));
    }

    /** So much for all: by the unit where that comes out even, so that units can be counted. */
    private Price costing(BigDecimal quantity, BigDecimal smallest) {
        BigDecimal total = Money.of(smallest, currency);
        if (quantity.signum() > 0) {
            BigDecimal each = total.divide(quantity, EXACT_ENOUGH).setScale(MOST_DECIMALS, RoundingMode.HALF_UP);
            if (each.multiply(quantity).compareTo(total) == 0) {
                return new Price(Money.plain(quantity), Money.plain(each), currency, interval, intervalCount);
            }
        }
        return whole(total);
    }

    private Price whole(BigDecimal total) {
        String price = Money.plain(total.setScale(MOST_DECIMALS, RoundingMode.HALF_UP));
        return new Price("1", price, currency, interval, intervalCount);
    }

    private Price without(String why) {
        return new Price(quantity, "unknown: " + why, currency, interval, intervalCount);
    }

    /** A month's part of what a billing period came to. */
    BigDecimal monthly(BigDecimal amount) {
        BigDecimal count = BigDecimal.valueOf(intervalCount);
        return switch (interval) {
            case "day" -> part(amount.multiply(BigDecimal.valueOf(365)), count.multiply(TWELVE));
            case "week" -> part(amount.multiply(BigDecimal.valueOf(52)), count.multiply(TWELVE));
            case "year" -> part(amount, count.multiply(TWELVE));
            default -> part(amount, count);
        };
    }

    private static BigDecimal part(BigDecimal amount, BigDecimal of) {
        return amount.divide(of, MOST_DECIMALS, RoundingMode.HALF_UP);
    }

    boolean isKnown() {
        return !unitPrice.startsWith("unknown");
    }

    BigDecimal total() {
        return isKnown() ? new BigDecimal(unitPrice).multiply(new BigDecimal(quantity)) : BigDecimal.ZERO;
    }
}
