package io.mainstay.sources.stripe;

import io.mainstay.sources.connect.Connected;
import io.mainstay.sources.connect.Hint;
import io.mainstay.sources.connect.Step;
import io.mainstay.sources.connect.Step.Change;
import io.mainstay.sources.connect.Step.Progress;
import io.mainstay.sources.stripe.Cursor.Phase;
import io.mainstay.sources.stripe.StripeApi.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of reading Stripe: the next page of a list, the next events, or what some hints are about. */
final class StripeReading {

    private static final String AT_ONCE = "100";

    /** An object that events are about, by what it is and its id. */
    private record About(String object, String id) {}

    private final StripeApi api;
    private final Notebook notebook;
    private final Catalog catalog;
    private final CustomerDiscounts discounts;
    private final MeteredUse use;
    private final Subscriptions subscriptions;
    private final Invoices invoices;
    private final Billing billing;
    private final Clock clock;
    private boolean subscriptionsAgain;

    StripeReading(StripeApi.Door door, Connected to, Clock clock) {
        this.api = new StripeApi(door);
        this.notebook = new Notebook(to);
        this.catalog = new Catalog(
                api, notebook, to.setting(StripeConnector.ACCOUNT_FIELD).strip());
        this.discounts = new CustomerDiscounts(notebook, catalog);
        this.use = new MeteredUse(notebook, catalog);
        this.subscriptions = new Subscriptions(api, notebook, catalog, discounts, use, clock);
        this.invoices = new Invoices(api, catalog, use);
        this.billing = new Billing(api, notebook, catalog);
        this.clock = clock;
    }

    Step next(Cursor cursor) {
        return switch (cursor.phase()) {
            case BEGINNING -> begin();
            case CUSTOMERS, SUBSCRIPTIONS, HISTORY, INVOICES, CHARGES, REFUNDS -> page(cursor);
            case FOLLOWING -> cursor.event().isEmpty() ? firstEvents(cursor) : events(cursor);
        };
    }

    /** What happens from here on is followed later; so nothing that changes while all is read is missed. */
    private Step begin() {
        Page newest = api.list("/v1/events", Map.of("limit", "1"));
        String event =
                newest.things().isEmpty() ? "" : Json.text("", newest.things().getFirst(), "id");
        return read(List.of(), new Cursor(Phase.CUSTOMERS, "", event, false), true);
    }

    private Step page(Cursor cursor) {
        Map<String, String> parameters = new HashMap<>(cursor.phase().parameters());
        parameters.put("limit", AT_ONCE);
        if (!cursor.after().isEmpty()) {
            parameters.put("starting_after", cursor.after());
        }
        Page page = api.list(cursor.phase().path(), parameters);
        List<Change> changes = new ArrayList<>();
        if (cursor.phase() == Phase.HISTORY) {
            changes.addAll(history(page.things()));
        } else {
            page.things().forEach(thing -> changes.add(listed(cursor.phase(), thing)));
        }
        if (cursor.phase() != Phase.CUSTOMERS) {
            changes.addAll(touched());
        }
        String last = page.things().isEmpty() ? null : Json.text(page.things().getLast(), "id");
        return read(changes, cursor.past(last, page.more()), true);
    }

    private Change listed(Phase phase, JsonNode thing) {
        return switch (phase) {
            case CUSTOMERS -> {
                discounts.seen(thing, clock.instant());
                yield billing.customer(thing);
            }
            case SUBSCRIPTIONS -> subscriptions.seen(thing);
            case INVOICES -> invoices.invoice(thing);
            case CHARGES -> billing.charge(thing);
            case REFUNDS -> billing.refund(thing);
            case BEGINNING, HISTORY, FOLLOWING -> throw new IllegalStateException(phase + " is no list");
        };
    }

    private List<Change> history(List<JsonNode> events) {
        Map<String, List<JsonNode>> byId = new LinkedHashMap<>();
        for (JsonNode event : events) {
            JsonNode object = event.path("data").path("object");
            switch (Json.text("", object, "object")) {
                case "discount" -> noteDiscount(event, object);
                case "customer" -> discounts.told(event);
                case "subscription" ->
                    byId.computeIfAbsent(Json.text("", object, "id"), _ -> new ArrayList<>())
                            .add(event);
                default -> {}
            }
        }
        List<Change> changes = new ArrayList<>();
        byId.forEach((id, about) -> changes.add(subscriptions.remembered(id, about)));
        return changes;
    }

    private void noteDiscount(JsonNode event, JsonNode discount) {
        if (CustomerDiscounts.isOnCustomer(discount)) {
            discounts.told(event);
        } else {
            catalog.note(discount);
        }
    }

    /** The subscriptions whose terms are made of something beside them that has changed. */
    private List<Change> touched() {
        List<Change> changes = new ArrayList<>();
        discounts.changed().forEach(customer -> changes.addAll(subscriptions.of(customer)));
        use.changed().forEach(id -> subscriptions.again(id).ifPresent(changes::add));
        return changes;
    }

    /** Those after the last one that was followed. Where it is too old to be known, all is read again. */
    private Step events(Cursor cursor) {
        Map<String, String> parameters = Map.of("limit", AT_ONCE, "ending_before", cursor.event());
        return switch (api.ask("/v1/events", parameters)) {
            case Answer.Found(JsonNode json) -> {
                List<JsonNode> newestFirst = Json.list(json);
                Cursor followed =
                        newestFirst.isEmpty() ? cursor : cursor.followed(Json.text("", newestFirst.getFirst(), "id"));
                yield read(about(newestFirst), followed, Json.flag(json, "has_more"));
            }
            case Answer.Missing _ -> read(List.of(), Cursor.of(""), true);
            case Answer.Denied denied -> throw new Answer.Unread(denied);
            case Answer.Later later -> throw new Answer.Unread(later);
        };
    }

    /** There was no event when reading began, so all there are now are new. */
    private Step firstEvents(Cursor cursor) {
        List<JsonNode> events = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(Map.of("limit", AT_ONCE));
        boolean more = true;
        while (more) {
            Page page = api.list("/v1/events", parameters);
            events.addAll(page.things());
            more = page.more() && !page.things().isEmpty();
            if (more) {
                parameters.put("starting_after", Json.text("", page.things().getLast(), "id"));
            }
        }
        Cursor followed = events.isEmpty() ? cursor : cursor.followed(Json.text("", events.getFirst(), "id"));
        return read(about(events), followed, false);
    }

    /** The event of a hint is asked for, and then what it is about. */
    Step follow(List<Hint> hints, Cursor cursor) {
        List<JsonNode> events = new ArrayList<>();
        for (Hint hint : hints) {
            events.add(api.get("/v1/events/" + hint.id(), Map.of()).orElseGet(() -> imagined(hint)));
        }
        return read(about(events), cursor, true);
    }

    /** An event that is not known any more still says what to look at. */
    private static JsonNode imagined(Hint hint) {
        JsonNode about = Json.read(hint.about());
        var event = Json.MAPPER.createObjectNode();
        event.put("type", Json.text("", about, "type"));
        event.putObject("data").set("object", about);
        return event;
    }

    /** Whatever several events are about is asked for once. */
    private List<Change> about(List<JsonNode> events) {
        Map<About, List<JsonNode>> things = new LinkedHashMap<>();
        for (JsonNode event : events) {
            JsonNode object = event.path("data").path("object");
            var about = new About(Json.text("", object, "object"), Json.text("", object, "id"));
            switch (about.object()) {
                case "discount" -> {
                    noteDiscount(event, object);
                    holderOf(object).ifPresent(holder -> things.computeIfAbsent(holder, _ -> new ArrayList<>()));
                }
                case "customer" -> {
                    discounts.told(event);
                    things.computeIfAbsent(about, _ -> new ArrayList<>());
                }
                default -> things.computeIfAbsent(about, _ -> new ArrayList<>()).add(event);
            }
        }
        List<Change> changes = new ArrayList<>();
        things.forEach((about, said) -> changes.addAll(changes(about, said)));
        changes.addAll(touched());
        return changes;
    }

    /** What a discount is on, if that is something whose terms are kept. */
    private static Optional<About> holderOf(JsonNode discount) {
        String subscription = Json.id(discount, "subscription");
        String customer = CustomerDiscounts.isOnCustomer(discount) ? Json.id(discount, "customer") : null;
        return subscription == null
                ? Optional.ofNullable(customer).map(id -> new About("customer", id))
                : Optional.of(new About("subscription", subscription));
    }

    private List<Change> changes(About about, List<JsonNode> events) {
        String id = about.id();
        return switch (about.object()) {
            case "subscription" ->
                List.of(subscriptions.followed(
                        id,
                        events.stream()
                                .filter(event -> Json.text(event, "id") != null)
                                .toList()));
            case "customer" -> List.of(now("customers", id) instanceof JsonNode now ? customer(now) : gone(id));
            case "invoice" -> List.of(now("invoices", id) instanceof JsonNode now ? invoices.invoice(now) : gone(id));
            case "charge" -> now("charges", id) instanceof JsonNode now ? charge(now) : List.of(gone(id));
            case "refund" -> List.of(now("refunds", id) instanceof JsonNode now ? billing.refund(now) : gone(id));
            case "product" -> {
                if (now("products", id) instanceof JsonNode now && catalog.isRenamed(now)) {
                    subscriptionsAgain = true;
                }
                yield List.of();
            }
            default -> List.of();
        };
    }

    private Change customer(JsonNode customer) {
        String id = Json.text("", customer, "id");
        var before = notebook.find(id);
        Change change = billing.customer(customer);
        discounts.seen(customer, clock.instant());
        if (before.isPresent() && !before.equals(notebook.find(id))) {
            subscriptionsAgain = true;
        }
        return change;
    }

    private List<Change> charge(JsonNode charge) {
        List<Change> changes = new ArrayList<>(List.of(billing.charge(charge)));
        changes.addAll(billing.refundsOf(charge));
        return changes;
    }

    private @Nullable JsonNode now(String list, String id) {
        return api.get("/v1/%s/%s".formatted(list, id), Map.of()).orElse(null);
    }

    private static Change gone(String id) {
        return new Change(id, List.of());
    }

    private Step read(List<Change> changes, Cursor next, boolean more) {
        Cursor cursor = subscriptionsAgain ? next.withSubscriptionsAgain() : next;
        boolean following = cursor.phase() == Phase.FOLLOWING;
        Progress progress = following
                ? Progress.FOLLOWING
                : new Progress(cursor.phase().label(), cursor.phase().ordinal(), Phase.REFUNDS.ordinal());
        return new Step.Read(changes, notebook.written(), cursor.text(), progress, more || !following);
    }
}
