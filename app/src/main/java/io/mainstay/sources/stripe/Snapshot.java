package io.mainstay.sources.stripe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A subscription as it was at a moment: as an event carried it, or as it was seen.
 *
 * @param id of the event; empty when it was seen
 * @param before as it was just before the event, where the event says so
 */
record Snapshot(
        String id,
        Instant at,
        String type,
        JsonNode object,
        @Nullable JsonNode before) {

    private static final List<String> ORDER = List.of("created", "updated", "paused", "resumed", "deleted");

    private static final List<String> KEPT = List.of(
            "id",
            "status",
            "currency",
            "created",
            "start_date",
            "ended_at",
            "canceled_at",
            "cancel_at",
            "cancel_at_period_end",
            "current_period_end",
            "trial_end",
            "billing_cycle_anchor",
            "pause_collection",
            "discount",
            "discounts",
            "default_tax_rates");

    private static final List<String> KEPT_OF_ITEMS =
            List.of("id", "quantity", "price", "plan", "discounts", "tax_rates", "current_period_end");

    static Snapshot ofEvent(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        JsonNode previous = Json.at(event, "data", "previous_attributes");
        return new Snapshot(
                Json.text("", event, "id"),
                Instant.ofEpochSecond(Json.number(event, "created")),
                Json.text("", event, "type"),
                kept(object),
                previous == null ? null : kept(Json.before(object, previous)));
    }

    static Snapshot seen(JsonNode subscription, Instant at) {
        return new Snapshot("", at, "", kept(subscription), null);
    }

    /** Only what terms are made of, for it is kept. */
    private static JsonNode kept(JsonNode subscription) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        copy(subscription, kept, KEPT);
        var items = kept.putObject("items").putArray("data");
        Json.list(subscription, "items").forEach(item -> copy(item, items.addObject(), KEPT_OF_ITEMS));
        return kept;
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        fields.forEach(field -> {
            JsonNode value = Json.at(from, field);
            if (value != null) {
                to.set(field, value);
            }
        });
    }

    /** Which of two events of one second comes later, where nothing better tells. */
    int rank() {
        return ORDER.indexOf(type.substring(type.lastIndexOf('.') + 1));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("at", at.getEpochSecond()).put("type", type).set("object", object);
        if (before != null) {
            json.set("before", before);
        }
        return json;
    }

    static Snapshot of(JsonNode json) {
        return new Snapshot(
                Json.text("", json, "id"),
                Instant.ofEpochSecond(Json.number(json, "at")),
                Json.text("", json, "type"),
                json.path("object"),
                Json.at(json, "before"));
    }
}
