package io.mainstay.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one subscription's terms are while the events of a timeline go by. */
final class Terms {

    private static final List<String> COPIED =
            List.of("quantity", "interval", "product", "plan", "currency", "tax_rate");

    private final Function<String, Instant> moment;
    private final Map<String, @Nullable Object> terms = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> discounts = new LinkedHashMap<>();
    private String account = "";
    private String status = "active";
    private @Nullable Instant trialEnd;

    Terms(String currency, Function<String, Instant> moment) {
        this.moment = moment;
        terms.put("currency", currency);
    }

    String account() {
        return account;
    }

    String currencyCode() {
        return String.valueOf(terms.get("currency"));
    }

    void take(SubscriptionHistory.Event event) {
        switch (event.type()) {
            case "start" -> start(event);
            case "change" -> copy(event);
            case "discount" -> discount(event);
            case "discount_end" -> discounts.remove(event.text("id"));
            case "pause" -> status = "paused";
            case "past_due" -> status = "past_due";
            case "unpaid" -> status = "unpaid";
            case "resume", "recovered" -> status = "active";
            case "usage" -> terms.put("metered_monthly", event.text("amount"));
            case "cancel" -> cancel(event);
            case "uncancel" -> {
                status = "active";
                List.of("cancel_at", "cancel_requested_at", "paid_through").forEach(terms::remove);
            }
            case "end" -> {
                status = "canceled";
                terms.put("renewed_by", event.text("renewed_by"));
            }
            default -> throw new IllegalArgumentException("There is no event " + event.type());
        }
    }

    private void start(SubscriptionHistory.Event event) {
        account = String.valueOf(event.text("account"));
        status = "active";
        copy(event);
        terms.put("billing_anchor", event.at().toString());
    }

    private void copy(SubscriptionHistory.Event event) {
        String trial = event.text("trial_end");
        if (trial != null) {
            trialEnd = moment.apply(trial);
        }
        for (String field : COPIED) {
            String value = event.text(field);
            if (value != null) {
                terms.put(field, value);
            }
        }
        if (event.text("price") != null) {
            terms.put("unit_price", event.text("price"));
        }
        if (event.text("count") != null) {
            terms.put("interval_count", event.text("count"));
        }
    }

    private void discount(SubscriptionHistory.Event event) {
        Map<String, @Nullable Object> discount = new LinkedHashMap<>();
        String id = event.text("id");
        discount.put("id", id == null ? "discount" : id);
        for (String field : List.of("percent", "amount", "duration", "months")) {
            if (event.text(field) != null) {
                discount.put(field, event.text(field));
            }
        }
        discount.putIfAbsent("duration", "forever");
        discount.put("from", event.at().toString());
        discounts.put(String.valueOf(discount.get("id")), discount);
    }

    private void cancel(SubscriptionHistory.Event event) {
        String paidThrough = event.text("paid_through");
        if (paidThrough != null) {
            terms.put("paid_through", moment.apply(paidThrough).toString());
        }
        String periodEnd = event.text("period_end");
        if ("period_end".equals(event.text("mode")) && periodEnd != null) {
            terms.put("cancel_at", moment.apply(periodEnd).toString());
            terms.put("cancel_requested_at", event.at().toString());
        } else {
            status = "canceled";
        }
    }

    /** The full terms from a moment on. */
    Map<String, @Nullable Object> fields(Instant at) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(terms);
        fields.values().removeIf(java.util.Objects::isNull);
        boolean trialing = trialEnd != null && at.isBefore(trialEnd) && status.equals("active");
        fields.put("status", trialing ? "trialing" : status);
        if (trialEnd != null) {
            fields.put("trial_end", trialEnd.toString());
        }
        if (!discounts.isEmpty()) {
            fields.put("discounts", new ArrayList<>(discounts.values()));
        }
        return fields;
    }
}
