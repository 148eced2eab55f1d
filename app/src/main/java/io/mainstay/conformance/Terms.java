package io.mainstay.conformance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one subscription's terms are while the events of a timeline go by. */
final class Terms {

    private static final List<String> COPIED =
            List.of("quantity", "interval", "product", "plan", "currency", "tax_rate");

    private final String currency;
    private final ZoneId zone;
    private final Map<String, @Nullable Object> terms = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> discounts = new LinkedHashMap<>();
    private String account = "";
    private boolean ended;
    private boolean unpaid;
    private boolean paused;
    private boolean pastDue;
    private @Nullable Instant trialEnd;
    private Instant anchor = Instant.EPOCH;

    Terms(String currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
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
            case "discount_end" -> discounts.remove(id(event));
            case "pause" -> paused = true;
            case "resume" -> paused = false;
            case "past_due" -> pastDue = true;
            case "unpaid" -> unpaid = true;
            case "recovered" -> {
                pastDue = false;
                unpaid = false;
            }
            case "usage" -> terms.put("metered_monthly", event.text("amount"));
            case "cancel" -> cancel(event);
            case "uncancel" -> {
                ended = false;
                List.of("cancel_at", "cancel_requested_at", "paid_through").forEach(terms::remove);
            }
            case "end" -> {
                ended = true;
                terms.put("renewed_by", event.text("renewed_by"));
            }
            default -> throw new IllegalArgumentException("There is no event " + event.type());
        }
    }

    /** Begins from nothing, also when a subscription of this name has been there before. */
    private void start(SubscriptionHistory.Event event) {
        terms.clear();
        discounts.clear();
        ended = false;
        unpaid = false;
        paused = false;
        pastDue = false;
        trialEnd = null;
        account = String.valueOf(event.text("account"));
        terms.put("currency", currency);
        copy(event);
        anchor = event.at();
        terms.put("billing_anchor", anchor.toString());
    }

    private void copy(SubscriptionHistory.Event event) {
        String trial = event.text("trial_end");
        if (trial != null) {
            trialEnd = Moments.at(trial, zone);
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

    private static String id(SubscriptionHistory.Event event) {
        return Objects.requireNonNullElse(event.text("id"), "discount");
    }

    private void discount(SubscriptionHistory.Event event) {
        Map<String, @Nullable Object> discount = new LinkedHashMap<>();
        discount.put("id", id(event));
        for (String field : List.of("percent", "amount", "duration", "months")) {
            if (event.text(field) != null) {
                discount.put(field, event.text(field));
            }
        }
        discount.putIfAbsent("duration", discount.containsKey("months") ? "repeating" : "forever");
        discount.put("from", event.at().toString());
        discounts.remove(id(event));
        discounts.put(id(event), discount);
    }

    private void cancel(SubscriptionHistory.Event event) {
        String paidThrough = event.text("paid_through");
        if (paidThrough != null) {
            terms.put("paid_through", Moments.at(paidThrough, zone).toString());
        }
        String periodEnd = event.text("period_end");
        String mode = Objects.requireNonNullElse(event.text("mode"), periodEnd == null ? "immediate" : "period_end");
        switch (mode) {
            case "immediate" -> ended = true;
            case "period_end" -> {
                Instant end = periodEnd == null ? periodEnd(event.at()) : Moments.at(periodEnd, zone);
                terms.put("cancel_at", end.toString());
                terms.putIfAbsent("cancel_requested_at", event.at().toString());
            }
            default -> throw new IllegalArgumentException("There is no way to cancel called " + mode);
        }
    }

    /** The end of the billing period that runs at a moment; periods are counted from the first day, or the trial's end. */
    private Instant periodEnd(Instant at) {
        ZonedDateTime first = (trialEnd == null ? anchor : trialEnd).atZone(zone);
        int count = Integer.parseInt(String.valueOf(terms.getOrDefault("interval_count", "1")));
        ZonedDateTime end = first;
        for (int periods = 1; !end.toInstant().isAfter(at); periods++) {
            end = switch (String.valueOf(terms.getOrDefault("interval", "month"))) {
                case "day" -> first.plusDays((long) periods * count);
                case "week" -> first.plusWeeks((long) periods * count);
                case "year" -> first.plusYears((long) periods * count);
                default -> first.plusMonths((long) periods * count);
            };
        }
        return end.toInstant();
    }

    private String status(Instant at) {
        if (ended) {
            return "canceled";
        }
        if (unpaid) {
            return "unpaid";
        }
        if (paused) {
            return "paused";
        }
        if (pastDue) {
            return "past_due";
        }
        return trialEnd != null && at.isBefore(trialEnd) ? "trialing" : "active";
    }

    /** The full terms from a moment on. */
    Map<String, @Nullable Object> fields(Instant at) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(terms);
        fields.values().removeIf(Objects::isNull);
        fields.put("status", status(at));
        if (trialEnd != null) {
            fields.put("trial_end", trialEnd.toString());
        }
        if (!discounts.isEmpty()) {
            fields.put("discounts", new ArrayList<>(discounts.values()));
        }
        return fields;
    }
}
