package io.mainstay.sources.stripe;

import io.mainstay.sources.stripe.Besides.Now;
import io.mainstay.sources.stripe.Discounts.Part;
import io.mainstay.sources.stripe.Discounts.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The terms of each item of a subscription, as the kind of fact has them. */
final class ItemTerms {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalog catalog;

    ItemTerms(Catalog catalog) {
        this.catalog = catalog;
    }

    /** As far as it stands on the subscription itself. */
    Map<String, Map<String, @Nullable Object>> of(JsonNode subscription, @Nullable String insteadOfStatus) {
        return of(subscription, insteadOfStatus, Now.NOTHING);
    }

    /** By the item's id; nothing for a subscription that has not begun and may never. */
    Map<String, Map<String, @Nullable Object>> of(
            JsonNode subscription, @Nullable String insteadOfStatus, Now besides) {
        Map<String, Map<String, @Nullable Object>> terms = new LinkedHashMap<>();
        String status = insteadOfStatus == null ? status(subscription) : insteadOfStatus;
        if (status == null) {
            return terms;
        }
        List<JsonNode> items = Json.list(subscription, "items");
        List<Price> prices =
                items.stream().map(item -> price(item, subscription)).toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(new Part(
                    Json.id(Price.node(items.get(i)), "product"), prices.get(i).total()));
        }
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            terms.put(
                    Json.text("", item, "id"),
                    of(subscription, item, prices.get(i), new Share(parts, i), status, besides));
        }
        return terms;
    }

    private Price price(JsonNode item, JsonNode subscription) {
        JsonNode node = Price.node(item);
        return Price.of(item, node == null ? List.of() : catalog.tiers(node), Json.text(subscription, "currency"));
    }

    private Map<String, @Nullable Object> of(
            JsonNode subscription, JsonNode item, Price price, Share share, String status, Now besides) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", status);
        JsonNode node = Price.node(item);
        String product = Json.id(node, "product");
        if (product != null) {
            fields.put("product", catalog.product(product));
        }
        fields.put("plan", plan(node));
        fields.put("quantity", price.quantity());
        fields.put("unit_price", price.unitPrice());
        fields.put("currency", price.currency());
        fields.put("interval", price.interval());
        fields.put("interval_count", Long.toString(price.intervalCount()));
        BigDecimal billed = besides.billed().get(Json.text("", item, "id"));
        if (billed != null && Price.isMetered(node)) {
            fields.put("metered_monthly", Money.plain(price.monthly(billed)));
        }
        taxRate(subscription, item, node, fields);
        List<Map<String, Object>> discounts =
                new ArrayList<>(Discounts.of(Discounts.on(item), catalog::whole, price.currency(), share.alone()));
        List<JsonNode> own = Discounts.on(subscription);
        discounts.addAll(
                own.isEmpty()
                        ? Discounts.of(besides.discounts(), UnaryOperator.identity(), price.currency(), share)
                        : Discounts.of(own, catalog::whole, price.currency(), share));
        if (!discounts.isEmpty()) {
            fields.put("discounts", discounts);
        }
        moments(subscription, item, status, fields);
        return fields;
    }

    private static @Nullable String plan(@Nullable JsonNode price) {
        String nickname = Json.text(price, "nickname");
        return nickname == null || nickname.isBlank() ? Json.text(price, "id") : nickname;
    }

    /** Only where the price contains the tax. */
    private static void taxRate(
            JsonNode subscription, JsonNode item, @Nullable JsonNode price, Map<String, @Nullable Object> fields) {
        List<JsonNode> own = Json.list(item, "tax_rates");
        BigDecimal rate = (own.isEmpty() ? Json.list(subscription, "default_tax_rates") : own)
                .stream()
                        .filter(tax -> Json.flag(tax, "inclusive"))
                        .map(tax -> new BigDecimal(Json.text("0", tax, "percentage")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (rate.signum() > 0) {
            fields.put("tax_rate", Money.plain(rate.divide(HUNDRED)));
        } else if ("inclusive".equals(Json.text(price, "tax_behavior"))) {
            fields.put("tax_rate", "unknown: the price contains tax, at a rate that is not on the subscription");
        }
    }

    private static void moments(
            JsonNode subscription, JsonNode item, String status, Map<String, @Nullable Object> fields) {
        put(fields, "billing_anchor", Json.moment(subscription, "billing_cycle_anchor"));
        put(fields, "trial_end", Json.moment(subscription, "trial_end"));
        Instant periodEnd = Json.moment(item, "current_period_end") == null
                ? Json.moment(subscription, "current_period_end")
                : Json.moment(item, "current_period_end");
        if (status.equals("canceled")) {
            put(fields, "paid_through", periodEnd);
            return;
        }
        Instant cancelAt = Json.moment(subscription, "cancel_at");
        if (cancelAt == null && Json.flag(subscription, "cancel_at_period_end")) {
            cancelAt = periodEnd;
        }
        if (cancelAt != null) {
            put(fields, "cancel_at", cancelAt);
            put(fields, "cancel_requested_at", Json.moment(subscription, "canceled_at"));
        }
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Instant moment) {
        if (moment != null) {
            fields.put(name, moment.toString());
        }
    }

    /** Null while its first payment is awaited, and for good when that never came. */
    static @Nullable String status(JsonNode subscription) {
        String status = Json.text("", subscription, "status");
        return switch (status) {
            case "trialing", "active" -> isPaused(subscription) ? "paused" : status;
            case "past_due", "unpaid", "paused", "canceled" -> status;
            default -> null;
        };
    }

    /** Collection is paused, and what falls due meanwhile is never paid. */
    private static boolean isPaused(JsonNode subscription) {
        String behavior = Json.text("", subscription, "pause_collection", "behavior");
        return behavior.equals("void") || behavior.equals("mark_uncollectible");
    }
}
