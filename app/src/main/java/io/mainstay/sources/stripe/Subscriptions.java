package io.mainstay.sources.stripe;

import io.mainstay.sources.connect.Step.Change;
import io.mainstay.sources.stripe.Cursor.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions: keeps what each was seen to be, and states its terms anew whenever something is added. */
final class Subscriptions {

    private static final Duration LATE = Duration.ofDays(35);

    private final StripeApi api;
    private final Notebook notebook;
    private final Catalog catalog;
    private final CustomerDiscounts discounts;
    private final MeteredUse use;
    private final ItemTerms terms;
    private final Clock clock;

    Subscriptions(
            StripeApi api,
            Notebook notebook,
            Catalog catalog,
            CustomerDiscounts discounts,
            MeteredUse use,
            Clock clock) {
        this.api = api;
        this.notebook = notebook;
        this.catalog = catalog;
        this.discounts = discounts;
        this.use = use;
        this.terms = new ItemTerms(catalog);
        this.clock = clock;
    }

    /** As a list shows it now. */
    Change seen(JsonNode subscription) {
        return stated(Json.text("", subscription, "id"), subscription, List.of());
    }

    /** All of a customer, when something that holds for all of them has changed. */
    List<Change> of(String customer) {
        List<Change> changes = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(Phase.SUBSCRIPTIONS.parameters());
        parameters.put("customer", customer);
        parameters.put("limit", "100");
        boolean more = true;
        while (more) {
            JsonNode page =
                    api.get(Phase.SUBSCRIPTIONS.path(), parameters).orElseGet(JsonNodeFactory.instance::objectNode);
            List<JsonNode> found = Json.list(page);
            found.forEach(subscription -> changes.add(seen(subscription)));
            more = Json.flag(page, "has_more") && !found.isEmpty();
            if (more) {
                parameters.put("starting_after", Json.text("", found.getLast(), "id"));
            }
        }
        return changes;
    }

    /** After events that came about it: it is asked for, and they are added to what is known. */
    Change followed(String id, List<JsonNode> events) {
        return stated(
                id,
                api.get(
                                "/v1/subscriptions/" + id,
                                Map.of("expand[0]", "discounts", "expand[1]", "items.data.discounts"))
                        .orElse(null),
                events);
    }

    /** Events of before, about one that has been seen. */
    Change remembered(String id, List<JsonNode> events) {
        return stated(id, null, events);
    }

    /** Stated again by what is known; nothing while it was not read at all. */
    Optional<Change> again(String id) {
        return notebook.find(name(id)).map(_ -> stated(id, null, List.of()));
    }

    private Change stated(String id, @Nullable JsonNode now, List<JsonNode> added) {
        JsonNode note = notebook.find(name(id)).orElse(JsonNodeFactory.instance.objectNode());
        String customer = customer(note, now, added);
        Map<String, Snapshot> events = new TreeMap<>();
        Json.list(note, "events").stream().map(Snapshot::of).forEach(event -> events.put(event.id(), event));
        added.forEach(event -> {
            noteDiscounts(event.path("data").path("object"));
            Snapshot snapshot = Snapshot.ofEvent(event);
            events.put(snapshot.id(), snapshot);
        });
        JsonNode before = Json.at(note, "seen");
        Snapshot seen = before == null ? null : Snapshot.of(before);
        if (now != null) {
            noteDiscounts(now);
            seen = seenNow(seen, now);
        }
        Instant troubled = troubled(note, events.isEmpty(), seen);
        List<Snapshot> known = compact(events.values());
        write(id, customer, known, seen, troubled);
        String account = catalog.account(customer);
        var besides = new Besides(discounts.of(customer), use.of(id));
        return new Change(id, new History(terms, besides).facts(id, account, known, seen, troubled));
    }

    private static String customer(JsonNode note, @Nullable JsonNode now, List<JsonNode> added) {
        String customer = Json.text(note, "customer");
        if (customer == null && now != null) {
            customer = Json.id(now, "customer");
        }
        if (customer == null && !added.isEmpty()) {
            customer = Json.id(added.getFirst(), "data", "object", "customer");
        }
        return customer == null ? "" : customer;
    }

    /** The moment something was first seen to be as it is now. */
    private Snapshot seenNow(@Nullable Snapshot before, JsonNode now) {
        Snapshot seen = Snapshot.seen(now, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (before == null || !terms.of(before.object(), null).equals(terms.of(seen.object(), null))) {
            return seen;
        }
        return new Snapshot("", before.at(), "", seen.object(), null);
    }

    /** When it was first seen in a state that has no date of its own, before anything was heard of it. */
    private static @Nullable Instant troubled(JsonNode note, boolean unheard, @Nullable Snapshot seen) {
        Instant before = Json.moment(note, "troubled");
        if (before != null || seen == null || !unheard) {
            return before;
        }
        String status = ItemTerms.status(seen.object());
        return status != null && History.STATES_WITHOUT_A_DATE.contains(status) ? seen.at() : null;
    }

    /** Old events that changed no terms are let go, once nothing can come between them any more. */
    private List<Snapshot> compact(Iterable<Snapshot> events) {
        List<Snapshot> sorted = new ArrayList<>();
        events.forEach(sorted::add);
        sorted.sort(Comparator.comparing(Snapshot::at).thenComparing(Snapshot::id));
        Instant settled = clock.instant().minus(LATE);
        List<Snapshot> kept = new ArrayList<>();
        for (Snapshot event : sorted) {
            if (kept.isEmpty()
                    || event.at().isAfter(settled)
                    || !terms.of(kept.getLast().object(), null).equals(terms.of(event.object(), null))) {
                kept.add(event);
            }
        }
        return kept;
    }

    private void noteDiscounts(JsonNode subscription) {
        Discounts.on(subscription).forEach(catalog::note);
        Json.list(subscription, "items").forEach(item -> Discounts.on(item).forEach(catalog::note));
    }

    private void write(
            String id, String customer, List<Snapshot> events, @Nullable Snapshot seen, @Nullable Instant troubled) {
        ObjectNode note = JsonNodeFactory.instance.objectNode().put("customer", customer);
        var list = note.putArray("events");
        events.forEach(event -> list.add(event.json()));
        if (seen != null) {
            note.set("seen", seen.json());
        }
        if (troubled != null) {
            note.put("troubled", troubled.getEpochSecond());
        }
        notebook.write(name(id), note);
    }

    private static String name(String id) {
        return "history " + id;
    }
}
