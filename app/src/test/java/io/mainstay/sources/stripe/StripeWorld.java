package io.mainstay.sources.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Stripe of our own: its objects, what happens to them, and the event that it makes of each change. Answers as Stripe
 * does, by the path and the parameters of a request.
 */
final class StripeWorld implements StripeApi.Door {

    private static final Map<String, String> LISTS = Map.of(
            "customers", "cus",
            "subscriptions", "sub",
            "invoices", "in",
            "charges", "ch",
            "refunds", "re",
            "products", "prod",
            "prices", "price",
            "coupons", "10% OFF/",
            "events", "evt");

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private long number;
    long now = Instant.parse("2026-01-05T08:00:00Z").getEpochSecond();
    boolean oldShapes;

    StripeWorld() {
        this(0);
    }

    /** @param number the ids of its objects count on from this */
    StripeWorld(long number) {
        this.number = number;
    }

    String id(String prefix) {
        return "%s_%05d".formatted(prefix, ++number);
    }

    ObjectNode get(String id) {
        return objects.get(id);
    }

    List<ObjectNode> events() {
        return events;
    }

    Instant instant() {
        return Instant.ofEpochSecond(now);
    }

    /** A new object, told of by an event unless the type is empty. */
    ObjectNode add(String prefix, String object, String type, Consumer<ObjectNode> fill) {
        String id = id(prefix);
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        made.put("id", id).put("object", object).put("created", now).put("livemode", false);
        fill.accept(made);
        objects.put(id, made);
        if (!type.isEmpty()) {
            tell(type, made, null);
        }
        return made;
    }

    /** Changes an object and tells what it was before. */
    void change(String id, String type, Consumer<ObjectNode> change) {
        ObjectNode object = objects.get(id);
        ObjectNode before = object.deepCopy();
        change.accept(object);
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            JsonNode old = before.get(field.getKey());
            if (!field.getValue().equals(old)) {
                previous.set(field.getKey(), old == null ? JsonNodeFactory.instance.nullNode() : old);
            }
        });
        tell(type, object, previous);
    }

    /** An object that is no more: asked for, there is nothing or only its stub. */
    void delete(String id, String type) {
        ObjectNode object = objects.get(id);
        tell(type, object, null);
        if (object.path("object").asString().equals("customer")) {
            object.removeAll();
            object.put("id", id).put("object", "customer").put("deleted", true);
        } else {
            objects.remove(id);
        }
    }

    void tell(String type, JsonNode object, JsonNode previous) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", id("evt")).put("object", "event").put("created", now).put("type", type);
        event.put("livemode", false).put("pending_webhooks", 1).putNull("request");
        event.put("api_version", oldShapes ? "2022-11-15" : StripeWire.VERSION);
        ObjectNode data = event.putObject("data");
        data.set("object", shaped(object.deepCopy()));
        if (previous != null) {
            data.set("previous_attributes", shaped(previous.deepCopy()));
        }
        events.add(event);
    }

    /**
     * Older events have the period's end on the subscription, one discount that is whole and none on items, and invoices name
     * what they bill.
     */
    private JsonNode shaped(JsonNode object) {
        if (!oldShapes || !(object instanceof ObjectNode node)) {
            return object;
        }
        JsonNode discounts = node.get("discounts");
        if (discounts != null
                && discounts.size() == 1
                && node.path("object").asString("").equals("subscription")) {
            node.set("discount", objects.get(discounts.get(0).asString()).deepCopy());
            node.remove("discounts");
        }
        withCoupon(node);
        withCoupon(node.path("discount"));
        node.path("items").path("data").forEach(item -> {
            ((ObjectNode) item).remove("discounts");
            JsonNode end = ((ObjectNode) item).remove("current_period_end");
            if (end != null) {
                node.set("current_period_end", end);
            }
        });
        return node;
    }

    /** Older discounts carry their coupon whole. */
    private void withCoupon(JsonNode discount) {
        JsonNode coupon = discount.path("source").path("coupon");
        if (discount instanceof ObjectNode node && coupon.isString()) {
            node.remove("source");
            ObjectNode there = objects.get(coupon.asString()).deepCopy();
            there.remove("applies_to");
            node.set("coupon", there);
        }
    }

    @Override
    public synchronized Answer ask(String path, Map<String, String> parameters) {
        String[] parts = path.split("/");
        if (parts.length > 4 && parts[4].equals("lines")) {
            return page(path, things(objects.get(parts[3]), "lines"), parameters);
        }
        if (parts.length > 3) {
            String id = URLDecoder.decode(parts[3], StandardCharsets.UTF_8);
            JsonNode found = parts[2].equals("events") ? event(id) : objects.get(id);
            return found == null ? new Answer.Missing() : new Answer.Found(expanded(found.deepCopy(), parameters));
        }
        List<JsonNode> list = new ArrayList<>(parts[2].equals("events") ? events : objects.values());
        String prefix = LISTS.get(parts[2]) + "_";
        list.removeIf(thing ->
                !thing.path("id").asString().startsWith(prefix) || thing.has("deleted") || !fits(thing, parameters));
        return page(path, list.reversed(), parameters);
    }

    /** Whether anything is taken off an item: by one of its own, and one of its subscription or, if that has none, its customer. */
    boolean isDiscounted(JsonNode subscription, JsonNode item) {
        List<JsonNode> discounts = new ArrayList<>();
        subscription.path("discounts").forEach(id -> discounts.add(objects.get(id.asString())));
        JsonNode ofCustomer =
                objects.get(subscription.path("customer").asString()).path("discount");
        if (discounts.isEmpty() && ofCustomer.isObject()) {
            discounts.add(ofCustomer);
        }
        item.path("discounts").forEach(id -> discounts.add(objects.get(id.asString())));
        String product = item.path("price").path("product").asString();
        return discounts.stream()
                .map(each -> objects.get(each.path("source").path("coupon").asString())
                        .path("applies_to"))
                .anyMatch(limits -> limits.isMissingNode()
                        || limits.path("products").get(0).asString().equals(product));
    }

    private static boolean fits(JsonNode thing, Map<String, String> parameters) {
        String type = parameters.getOrDefault("type", "");
        String charge = parameters.getOrDefault("charge", "");
        String customer = parameters.getOrDefault("customer", "");
        return (type.isEmpty() || thing.path("type").asString("").startsWith(type.replace("*", "")))
                && (charge.isEmpty() || charge.equals(thing.path("charge").asString("")))
                && (customer.isEmpty() || customer.equals(thing.path("customer").asString("")));
    }

    private JsonNode event(String id) {
        return events.stream()
                .filter(event -> event.path("id").asString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> things(JsonNode holder, String list) {
        List<JsonNode> things = new ArrayList<>();
        holder.path("all_" + list).forEach(things::add);
        return things;
    }

    /** Newest first; what is before a thing in the list is newer than it. */
    private Answer page(String url, List<? extends JsonNode> list, Map<String, String> parameters) {
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "10"));
        int from = 0;
        int to = Math.min(limit, list.size());
        boolean more = list.size() > limit;
        String after = parameters.get("starting_after");
        String before = parameters.get("ending_before");
        if (after != null || before != null) {
            int place = place(list, after == null ? before : after);
            if (place < 0) {
                return new Answer.Missing();
            }
            from = after == null ? Math.max(0, place - limit) : place + 1;
            to = after == null ? place : Math.min(list.size(), from + limit);
            more = after == null ? from > 0 : to < list.size();
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("object", "list").put("has_more", more).put("url", url);
        var data = page.putArray("data");
        list.subList(from, to).forEach(thing -> data.add(expanded(thing.deepCopy(), parameters)));
        return new Answer.Found(page);
    }

    private static int place(List<? extends JsonNode> list, String id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asString().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Of a thing, or of each of a list. */
    private static boolean isAsked(String field, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> each.getKey().startsWith("expand["))
                .anyMatch(
                        each -> each.getValue().equals(field) || each.getValue().equals("data." + field));
    }

    private void withDiscounts(ObjectNode holder) {
        if (holder.has("discounts")) {
            var ids = new ArrayList<String>();
            holder.path("discounts").forEach(id -> ids.add(id.asString()));
            var whole = holder.putArray("discounts");
            ids.forEach(id -> whole.add(objects.get(id).deepCopy()));
        }
    }

    private JsonNode expanded(JsonNode thing, Map<String, String> parameters) {
        if (thing instanceof ObjectNode node) {
            node.remove("all_lines");
            if (isAsked("discounts", parameters)) {
                withDiscounts(node);
            }
            if (isAsked("items.data.discounts", parameters)) {
                node.path("items").path("data").forEach(item -> withDiscounts((ObjectNode) item));
            }
            for (String onlyIfAsked : List.of("tiers", "applies_to")) {
                if (!isAsked(onlyIfAsked, parameters)) {
                    node.remove(onlyIfAsked);
                }
            }
        }
        return thing;
    }
}
