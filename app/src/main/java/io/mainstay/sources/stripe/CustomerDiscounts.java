package io.mainstay.sources.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The discount on a customer, which holds for those of its subscriptions that have none of their own: which it was and from
 * when until when, whatever the order in which it was learned. A customer has one at a time.
 *
 * <pre>
 *   a discount names its start           from then
 *   an event tells that it was removed   until then
 *   another starts                       until then
 *   it is gone, and no event told        until it was first seen to be
 * </pre>
 */
final class CustomerDiscounts {

    private static final String ENDED = "ended";
    private static final String UNSEEN = "unseen";
    private static final List<String> WHAT_ELSE_HAS_ONE =
            List.of("subscription", "subscription_item", "invoice", "invoice_item", "checkout_session");

    /** @param to null while it is in force */
    record Span(Instant from, @Nullable Instant to, JsonNode discount) {

        boolean holdsAt(Instant moment) {
            return !moment.isBefore(from) && (to == null || moment.isBefore(to));
        }
    }

    private final Notebook notebook;
    private final Catalog catalog;
    private final Set<String> changed = new LinkedHashSet<>();

    CustomerDiscounts(Notebook notebook, Catalog catalog) {
        this.notebook = notebook;
        this.catalog = catalog;
    }

    /** Whether a discount is on a customer as a whole. */
    static boolean isOnCustomer(JsonNode discount) {
        return WHAT_ELSE_HAS_ONE.stream().allMatch(other -> Json.at(discount, other) == null);
    }

    /** Those whose discounts turned out other than known before, since this was last asked. */
    Set<String> changed() {
        Set<String> these = new LinkedHashSet<>(changed);
        changed.clear();
        return these;
    }

    /** What an event about a customer, or about a discount, says; one that is not known any more says nothing. */
    void told(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        boolean direct = "discount".equals(Json.text(object, "object"));
        String customer = direct ? Json.id(object, "customer") : Json.text(object, "id");
        if (Json.text(event, "id") == null || customer == null || (direct && !isOnCustomer(object))) {
            return;
        }
        Instant at = Instant.ofEpochSecond(Json.number(event, "created"));
        JsonNode previous = Json.at(event, "data", "previous_attributes");
        JsonNode whole = previous == null ? null : Json.before(object, previous);
        JsonNode now = direct ? object : Json.at(object, "discount");
        JsonNode before = direct ? whole : Json.at(whole, "discount");
        ObjectNode known = known(customer);
        String current = put(known, now);
        String former = put(known, before);
        if (former != null && !former.equals(current)) {
            end(known, former, at);
        }
        if (current != null && direct && Json.text("", event, "type").endsWith(".deleted")) {
            end(known, current, at);
        }
        keep(customer, known);
    }

    /** A customer as it was found. One that is deleted tells nothing. */
    void seen(JsonNode customer, Instant now) {
        if (Json.flag(customer, "deleted")) {
            return;
        }
        String id = Json.text("", customer, "id");
        ObjectNode known = known(id);
        String current = put(known, Json.at(customer, "discount"));
        known.properties().forEach(each -> {
            var discount = (ObjectNode) each.getValue();
            if (each.getKey().equals(current)) {
                discount.remove(UNSEEN);
            } else if (Json.moment(discount, ENDED) == null
                    && Json.moment(discount, UNSEEN) == null
                    && Json.found(discount, "start").orElse(now).isBefore(now)) {
                discount.put(UNSEEN, now.getEpochSecond());
            }
        });
        keep(id, known);
    }

    /** What was in force and when, one after another. */
    List<Span> of(String customer) {
        List<JsonNode> discounts = new ArrayList<>();
        known(customer).forEach(discounts::add);
        discounts.sort(Comparator.comparingLong((JsonNode each) -> Json.number(each, "start"))
                .thenComparing(each -> Json.at(each, ENDED) == null)
                .thenComparing(each -> Json.text("", each, "id")));
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < discounts.size(); i++) {
            JsonNode discount = discounts.get(i);
            Instant next = i + 1 < discounts.size() ? Json.moment(discounts.get(i + 1), "start") : null;
            Instant ended =
                    Json.moment(discount, ENDED) == null ? Json.moment(discount, UNSEEN) : Json.moment(discount, ENDED);
            Instant to = ended == null || (next != null && next.isBefore(ended)) ? next : ended;
            spans.add(new Span(Instant.ofEpochSecond(Json.number(discount, "start")), to, discount));
        }
        return spans;
    }

    /** By the name of the discount, which is null when there is none that could be one. */
    private @Nullable String put(ObjectNode known, @Nullable JsonNode discount) {
        if (discount == null || Json.moment(discount, "start") == null) {
            return null;
        }
        String id = Json.text(discount, "id") == null ? Discounts.couponId(discount) : Json.text(discount, "id");
        String name = id + "@" + Json.number(discount, "start");
        ObjectNode kept = known.withObjectProperty(name);
        kept.put("id", id).put("start", Json.number(discount, "start"));
        if (!Catalog.saysProducts(kept.path("coupon"))) {
            catalog.couponOf(discount).ifPresent(coupon -> kept.set("coupon", coupon));
        }
        return name;
    }

    private static void end(ObjectNode known, String name, Instant at) {
        var discount = (ObjectNode) known.path(name);
        Instant before = Json.moment(discount, ENDED);
        if (before == null || at.isBefore(before)) {
            discount.put(ENDED, at.getEpochSecond());
        }
    }

    private ObjectNode known(String customer) {
        return notebook.find(name(customer))
                .map(note -> (ObjectNode) note.deepCopy())
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private void keep(String customer, ObjectNode known) {
        if (!known.equals(known(customer))) {
            notebook.write(name(customer), known);
            changed.add(customer);
        }
    }

    private static String name(String customer) {
        return "discounts " + customer;
    }
}
