package io.mainstay.sources.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the metered items of subscriptions came to: known only from the lines of their invoices, and taken to be so from the moment
 * an invoice became final until the next.
 */
final class MeteredUse {

    private final Notebook notebook;
    private final Catalog catalog;
    private final Set<String> changed = new LinkedHashSet<>();

    /** @param byItem what each metered item of the subscription came to, for its billing period */
    record Bill(Instant at, Map<String, BigDecimal> byItem) {

        Bill {
            byItem = Map.copyOf(byItem);
        }
    }

    MeteredUse(Notebook notebook, Catalog catalog) {
        this.notebook = notebook;
        this.catalog = catalog;
    }

    /** The subscriptions whose bills turned out other than known before, since this was last asked. */
    Set<String> changed() {
        Set<String> these = new LinkedHashSet<>(changed);
        changed.clear();
        return these;
    }

    /** An invoice as it is now; one that is not final yet, or void, bills nothing. */
    void billed(JsonNode invoice, List<JsonNode> lines) {
        String status = Json.text("draft", invoice, "status");
        Instant at = Json.found(invoice, "status_transitions", "finalized_at")
                .or(() -> Json.found(invoice, "created"))
                .orElse(Instant.EPOCH);
        boolean counts = !status.equals("draft") && !status.equals("void");
        Map<String, Map<String, BigDecimal>> bySubscription = new HashMap<>();
        for (JsonNode line : lines) {
            String item = ofLine(line, "subscription_item");
            String subscription = ofLine(line, "subscription");
            if (item != null && subscription != null && catalog.isMetered(line)) {
                bySubscription
                        .computeIfAbsent(subscription, _ -> new HashMap<>())
                        .merge(item, Invoices.net(line), BigDecimal::add);
            }
        }
        String id = Json.text("", invoice, "id");
        bySubscription.forEach((subscription, byItem) -> {
            ObjectNode known = known(subscription);
            known.remove(id);
            if (counts) {
                ObjectNode bill = known.putObject(id).put("at", at.getEpochSecond());
                ObjectNode items = bill.putObject("items");
                byItem.forEach((item, amount) -> items.put(item, Money.plain(amount)));
            }
            if (!known.equals(known(subscription))) {
                notebook.write(name(subscription), known);
                changed.add(subscription);
            }
        });
    }

    private static @Nullable String ofLine(JsonNode line, String name) {
        String id = Json.id(line, "parent", "subscription_item_details", name);
        return id == null ? Json.id(line, name) : id;
    }

    List<Bill> of(String subscription) {
        record Named(String id, Bill bill) {}
        List<Named> bills = new ArrayList<>();
        known(subscription).properties().forEach(each -> {
            Map<String, BigDecimal> byItem = new HashMap<>();
            each.getValue()
                    .path("items")
                    .properties()
                    .forEach(item -> byItem.put(
                            item.getKey(), new BigDecimal(item.getValue().asString())));
            bills.add(new Named(
                    each.getKey(), new Bill(Instant.ofEpochSecond(Json.number(each.getValue(), "at")), byItem)));
        });
        bills.sort(Comparator.comparing((Named each) -> each.bill().at()).thenComparing(Named::id));
        return bills.stream().map(Named::bill).toList();
    }

    private ObjectNode known(String subscription) {
        return notebook.find(name(subscription))
                .map(note -> (ObjectNode) note.deepCopy())
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static String name(String subscription) {
        return "metered " + subscription;
    }
}
