package io.mainstay.conformance;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields that events of a timeline have. */
final class EventFields {

    private static final Set<String> ALL = Set.of("type", "at", "recorded_at", "sub", "account");
    /** What tells of an event without changing what it does: an end is an event of its own. */
    private static final Set<String> TOLD = Set.of(
            "reason", "product", "plan", "invoice", "proration", "name", "term_start", "term_end_inclusive", "signed");

    private static final Set<String> TERMS =
            Set.of("price", "interval", "count", "quantity", "currency", "trial_end", "tax_rate");
    private static final Set<String> AMOUNT = Set.of("amount");

    private static final Map<String, Set<String>> OF_TYPE = Map.ofEntries(
            Map.entry("start", TERMS),
            Map.entry("change", TERMS),
            Map.entry("discount", Set.of("percent", "amount", "duration", "months")),
            Map.entry("cancel", Set.of("mode", "period_end", "paid_through")),
            Map.entry("end", Set.of("renewed_by")),
            Map.entry("usage", AMOUNT),
            Map.entry("refund", AMOUNT),
            Map.entry("one_off", AMOUNT),
            Map.entry("invoice_line", AMOUNT),
            Map.entry("merge", Set.of("from", "into")));

    private EventFields() {}

    static void check(JsonNode event) {
        String type = event.path("type").asString("");
        Set<String> known = new HashSet<>(OF_TYPE.getOrDefault(type, Set.of()));
        known.addAll(ALL);
        known.addAll(TOLD);
        Fields.only(event, known, "The event " + type);
    }
}
