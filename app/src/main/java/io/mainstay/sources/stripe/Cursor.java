package io.mainstay.sources.stripe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far Stripe has been read: first everything there is, list by list, then what happened lately, then what happens.
 *
 * @param after the last thing read of the phase's list; empty at its beginning
 * @param event the last event followed, or the last there was when reading began; empty when there was none
 * @param again whether subscriptions are only read again, because something they are worked out from has changed
 */
record Cursor(Phase phase, String after, String event, boolean again) {

    /** Counts what reading has learned to read; what was read before it could is read again. */
    private static final int EDITION = 3;

    enum Phase {
        BEGINNING("", "", Map.of()),
        CUSTOMERS("Customers", "/v1/customers", Map.of()),
        SUBSCRIPTIONS(
                "Subscriptions",
                "/v1/subscriptions",
                Map.of("status", "all", "expand[0]", "data.discounts", "expand[1]", "data.items.data.discounts")),
        HISTORY("Recent changes", "/v1/events", Map.of("type", "customer.*")),
        INVOICES("Invoices", "/v1/invoices", Map.of()),
        CHARGES("Payments", "/v1/charges", Map.of()),
        REFUNDS("Refunds", "/v1/refunds", Map.of()),
        FOLLOWING("", "/v1/events", Map.of());

        private final String label;
        private final String path;
        private final Map<String, String> parameters;

        Phase(String label, String path, Map<String, String> parameters) {
            this.label = label;
            this.path = path;
            this.parameters = parameters;
        }

        String label() {
            return label;
        }

        String path() {
            return path;
        }

        Map<String, String> parameters() {
            return parameters;
        }

        Phase next() {
            return values()[ordinal() + 1];
        }
    }

    static Cursor of(String text) {
        if (text.isEmpty()) {
            return new Cursor(Phase.BEGINNING, "", "", false);
        }
        JsonNode json = Json.read(text);
        String event = Json.text("", json, "event");
        if (Json.number(json, "edition") < EDITION) {
            return new Cursor(event.isEmpty() ? Phase.BEGINNING : Phase.CUSTOMERS, "", event, false);
        }
        return new Cursor(
                Phase.valueOf(Json.text("BEGINNING", json, "phase")),
                Json.text("", json, "after"),
                event,
                Json.flag(json, "again"));
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return json.put("phase", phase.name())
                .put("after", after)
                .put("event", event)
                .put("again", again)
                .put("edition", EDITION)
                .toString();
    }

    /** After a page of the phase's list. */
    Cursor past(@Nullable String last, boolean more) {
        if (more && last != null) {
            return new Cursor(phase, last, event, again);
        }
        return new Cursor(again ? Phase.FOLLOWING : phase.next(), "", event, false);
    }

    Cursor followed(String lastEvent) {
        return new Cursor(phase, after, lastEvent, again);
    }

    /** Subscriptions are read once more, then it goes on where it was. */
    Cursor withSubscriptionsAgain() {
        return phase.ordinal() < Phase.SUBSCRIPTIONS.ordinal()
                ? this
                : new Cursor(Phase.SUBSCRIPTIONS, "", event, again || phase == Phase.FOLLOWING);
    }
}
