package io.mainstay.sources.stripe;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.connect.Step.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What charges, refunds and customers say: each is one fact, under its own id. */
final class Billing {

    private static final int LONGEST_TRAIT = 200;

    private final StripeApi api;
    private final Notebook notebook;
    private final Catalog catalog;

    Billing(StripeApi api, Notebook notebook, Catalog catalog) {
        this.api = api;
        this.notebook = notebook;
        this.catalog = catalog;
    }

    Change customer(JsonNode customer) {
        String id = Json.text("", customer, "id");
        if (Json.flag(customer, "deleted")) {
            return new Change(id, List.of());
        }
        String account = Json.text(id, catalog.noteCustomer(customer), "account");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name(customer, id));
        fields.put("country", Json.text(customer, "address", "country"));
        Map<String, @Nullable Object> traits = new LinkedHashMap<>();
        JsonNode metadata = Json.at(customer, "metadata");
        if (metadata != null) {
            metadata.properties().forEach(entry -> {
                String value = entry.getValue().asString();
                traits.put(entry.getKey(), value.substring(0, Math.min(value.length(), LONGEST_TRAIT)));
            });
        }
        if (!traits.isEmpty()) {
            fields.put("traits", traits);
        }
        return new Change(id, List.of(fact("account_profile", account, created(customer), null, fields, id)));
    }

    private static String name(JsonNode customer, String id) {
        for (String field : List.of("name", "description", "email")) {
            String name = Json.text("", customer, field);
            if (!name.isBlank()) {
                return name;
            }
        }
        return id;
    }

    /** One that belongs to no customer is nobody's payment here. */
    Change charge(JsonNode charge) {
        String id = Json.text("", charge, "id");
        String customer = Json.id(charge, "customer");
        if (customer == null) {
            return new Change(id, List.of());
        }
        notebook.write("charge " + id, JsonNodeFactory.instance.objectNode().put("customer", customer));
        String currency = Money.currency(Json.text(charge, "currency"));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("invoice", Json.id(charge, "invoice"));
        fields.put("amount", Money.text(charge, "amount", currency));
        fields.put("currency", currency);
        fields.put("status", status(charge));
        fields.put("method", Json.text(charge, "payment_method_details", "type"));
        return new Change(id, List.of(fact("payment", catalog.account(customer), created(charge), id, fields, id)));
    }

    private static String status(JsonNode charge) {
        String status = Json.text("pending", charge, "status");
        if (!status.equals("succeeded")) {
            return status;
        }
        if (Json.flag(charge, "refunded")) {
            return "refunded";
        }
        return Json.at(charge, "captured") == null || Json.flag(charge, "captured") ? status : "pending";
    }

    /** Only one that was or will be paid out; one that failed is taken back. */
    Change refund(JsonNode refund) {
        String id = Json.text("", refund, "id");
        String status = Json.text("succeeded", refund, "status");
        Optional<String> customer = customerOf(refund);
        if (customer.isEmpty() || status.equals("failed") || status.equals("canceled")) {
            return new Change(id, List.of());
        }
        String currency = Money.currency(Json.text(refund, "currency"));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("amount", Money.text(refund, "amount", currency));
        fields.put("currency", currency);
        fields.put("type", "refund");
        fields.put("description", Json.text(refund, "reason"));
        return new Change(
                id, List.of(fact("one_off_charge", catalog.account(customer.get()), created(refund), id, fields, id)));
    }

    /** A refund names its charge, and the charge its customer. */
    private Optional<String> customerOf(JsonNode refund) {
        String own = Json.id(refund, "customer");
        String charge = Json.id(refund, "charge");
        if (own != null || charge == null) {
            return Optional.ofNullable(own);
        }
        return notebook.find("charge " + charge)
                .or(() -> api.get("/v1/charges/" + charge, Map.of()))
                .flatMap(found -> Optional.ofNullable(Json.id(found, "customer")));
    }

    /** The refunds of a charge that was refunded, which older events tell in no other way. */
    List<Change> refundsOf(JsonNode charge) {
        List<Change> changes = new ArrayList<>();
        if (Json.number(charge, "amount_refunded") > 0) {
            api.list("/v1/refunds", Map.of("charge", Json.text("", charge, "id"), "limit", "100"))
                    .things()
                    .forEach(refund -> changes.add(refund(refund)));
        }
        return changes;
    }

    static String created(JsonNode object) {
        return Instant.ofEpochSecond(Json.number(object, "created")).toString();
    }

    static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    static RawFact fact(
            String kind,
            String account,
            String at,
            @Nullable String subject,
            Map<String, @Nullable Object> fields,
            String key) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(fields);
        given.values().removeIf(java.util.Objects::isNull);
        return new RawFact(kind, account, at, subject, given, key, false);
    }
}
