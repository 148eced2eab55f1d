package io.mainstay.conformance;

import io.mainstay.facts.RawFact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The events of a timeline as facts: after each event of a subscription, the full terms it then has. What was known at a
 * moment is worked out from the events known then, so an event learned late revises the terms stated after it.
 */
final class SubscriptionHistory {

    /** An event with its place in the file, which orders events of the same instant. */
    record Event(int place, Instant at, Instant recordedAt, JsonNode json) {

        /** When it takes effect in books kept as recorded. */
        Instant booked() {
            return recordedAt.isAfter(at) ? recordedAt : at;
        }

        String type() {
            return json.get("type").asString();
        }

        @Nullable String text(String field) {
            JsonNode value = json.get(field);
            return value == null || value.isNull() ? null : value.asString();
        }
    }

    private final String currency;
    private final ZoneId zone;
    private final boolean booked;
    private final Comparator<Event> order;
    private final List<Event> events = new ArrayList<>();

    /** @param booked whether what is learned late changes the terms then, and not those of before */
    SubscriptionHistory(JsonNode events, String currency, ZoneId zone, boolean booked) {
        this.currency = currency;
        this.zone = zone;
        this.booked = booked;
        this.order = Comparator.comparing(this::takesEffect).thenComparing(Event::place);
        int place = 0;
        for (JsonNode json : events) {
            Instant at = Moments.at(json.get("at").asString(), zone);
            JsonNode recorded = json.get("recorded_at");
            EventFields.check(json);
            Instant known = recorded == null || recorded.isNull() ? at : Moments.at(recorded.asString(), zone);
            this.events.add(new Event(place++, at, known, json));
        }
    }

    /** The moments at which something was learned, in order. */
    List<Instant> learned() {
        return events.stream().map(Event::recordedAt).distinct().sorted().toList();
    }

    /** The facts as they were known at a moment, by their keys. */
    Map<String, RawFact> knownAt(Instant moment) {
        Map<String, RawFact> facts = new LinkedHashMap<>();
        Map<String, Terms> subscriptions = new LinkedHashMap<>();
        Map<String, Event> latest = new LinkedHashMap<>();
        events.stream()
                .filter(event -> !event.recordedAt().isAfter(moment))
                .sorted(order)
                .forEach(event -> take(event, subscriptions, latest, facts));
        return facts;
    }

    private void take(
            Event event, Map<String, Terms> subscriptions, Map<String, Event> latest, Map<String, RawFact> facts) {
        if (event.type().equals("merge")) {
            add(
                    facts,
                    "account_merge",
                    event.text("from"),
                    event,
                    "merge" + event.place(),
                    Map.of("into", needed(event, "into")));
            return;
        }
        String subscription = needed(event, "sub");
        Terms terms = subscriptions.computeIfAbsent(subscription, _ -> new Terms(currency, zone));
        if (terms.account().isEmpty() && !event.type().equals("start")) {
            // what happened to a subscription that nobody has heard of yet
            return;
        }
        switch (event.type()) {
            case "refund", "one_off" ->
                add(
                        facts,
                        "one_off_charge",
                        terms.account(),
                        event,
                        "charge" + event.place(),
                        Map.of(
                                "amount",
                                needed(event, "amount"),
                                "currency",
                                terms.currencyCode(),
                                "type",
                                event.type().equals("refund") ? "refund" : "other",
                                "subscription",
                                subscription));
            case "invoice_line" ->
                add(
                        facts,
                        "invoice",
                        terms.account(),
                        event,
                        "line" + event.place(),
                        Map.of(
                                "invoice",
                                "invoice" + event.place(),
                                "amount",
                                needed(event, "amount"),
                                "currency",
                                terms.currencyCode()));
            default -> {
                terms.take(event);
                Event before = latest.put(subscription, event);
                if (before != null && takesEffect(before).equals(takesEffect(event))) {
                    // of one instant the last in the file holds, whichever was learned last
                    facts.remove(key(before));
                }
                add(facts, "subscription_terms", terms.account(), event, subscription, terms.fields(event.at()));
            }
        }
    }

    private Instant takesEffect(Event event) {
        return booked ? event.booked() : event.at();
    }

    private static String key(Event event) {
        return "event" + event.place();
    }

    private static void add(
            Map<String, RawFact> facts,
            String kind,
            @Nullable String account,
            Event event,
            String subject,
            Map<String, ? extends @Nullable Object> fields) {
        String key = key(event);
        facts.put(
                key,
                new RawFact(kind, account, event.at().toString(), subject, new LinkedHashMap<>(fields), key, false));
    }

    private static String needed(Event event, String field) {
        String text = event.text(field);
        if (text == null) {
            throw new IllegalArgumentException("Event %d has no %s".formatted(event.place(), field));
        }
        return text;
    }
}
