package io.mainstay.sources.stripe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What subscriptions only name: products, tiers of prices, discounts with their coupons, and whose account a customer is.
 * Asked for once, then remembered.
 */
final class Catalog {

    /** In place of an answer, so that what is gone is not asked for again. */
    private static final String NONE = "none";

    private static final String[] OF_COUPONS = {
        "duration", "percent_off", "amount_off", "currency", "duration_in_months"
    };

    private final StripeApi api;
    private final Notebook notebook;
    private final String accountField;

    /** @param accountField the customers' metadata that names their account; empty for their own id */
    Catalog(StripeApi api, Notebook notebook, String accountField) {
        this.api = api;
        this.notebook = notebook;
        this.accountField = accountField;
    }

    /** A product's name, or its id where it has none any more. */
    String product(String id) {
        JsonNode note = notebook.find(id).orElseGet(() -> learn(id, "/v1/products/" + id, Map.of(), "name"));
        return Json.text(id, note, "name");
    }

    List<JsonNode> tiers(JsonNode price) {
        List<JsonNode> there = Json.list(price, "tiers");
        String id = Json.text(price, "id");
        if (!there.isEmpty() || id == null || !"tiered".equals(Json.text(price, "billing_scheme"))) {
            return there;
        }
        JsonNode note =
                notebook.find(id).orElseGet(() -> learn(id, "/v1/prices/" + id, Map.of("expand[]", "tiers"), "tiers"));
        return Json.list(note, "tiers");
    }

    /** Whether an invoice's line bills metered use; newer lines only name their price. */
    boolean isMetered(JsonNode line) {
        JsonNode price = Invoices.price(line);
        String id = Json.text(price, "id");
        if (price == null
                || id == null
                || Json.at(price, "recurring") != null
                || Json.at(price, "usage_type") != null) {
            return Price.isMetered(price);
        }
        String name = "recurring " + id;
        return Price.isMetered(
                notebook.find(name).orElseGet(() -> learn(name, "/v1/prices/" + id, Map.of(), "recurring")));
    }

    /** Empty when it was only ever seen by its id and cannot be asked for. */
    Optional<JsonNode> discount(String id) {
        return notebook.find("discount " + id);
    }

    /** Keeps a discount with its coupon in it, wherever it was come across. */
    void note(JsonNode discount) {
        String id = Json.text(discount, "id");
        if (!discount.isObject() || id == null || discount(id).isPresent()) {
            return;
        }
        couponOf(discount).ifPresent(coupon -> {
            ObjectNode note = JsonNodeFactory.instance.objectNode();
            copy(discount, note, "id", "start");
            note.set("coupon", coupon);
            notebook.write("discount " + id, note);
        });
    }

    /** What a discount takes off; empty when its coupon is only named and is no more. */
    Optional<JsonNode> couponOf(JsonNode discount) {
        JsonNode coupon = Discounts.coupon(discount);
        String id = Discounts.couponId(discount);
        if (coupon == null && id != null) {
            String name = "coupon " + id;
            coupon = notebook.find(name).orElseGet(() -> learn(name, "/v1/coupons/" + id, Map.of(), OF_COUPONS));
        }
        return coupon == null || Json.at(coupon, NONE) != null
                ? Optional.empty()
                : Optional.of(only(coupon, OF_COUPONS));
    }

    /** The account's key of a customer. */
    String account(String customer) {
        if (accountField.isEmpty()) {
            return customer;
        }
        JsonNode note = notebook.find(customer)
                .orElseGet(() -> api.get("/v1/customers/" + customer, Map.of())
                        .map(this::noteCustomer)
                        .orElseGet(() -> none(customer)));
        return Json.text(customer, note, "account");
    }

    /** Keeps what names the account of a customer. */
    JsonNode noteCustomer(JsonNode customer) {
        String id = Json.text("", customer, "id");
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        String named = accountField.isEmpty() ? null : Json.text(customer, "metadata", accountField);
        note.put("account", named == null || named.isBlank() ? id : named.strip());
        if (!accountField.isEmpty()) {
            notebook.write(id, note);
        }
        return note;
    }

    /** True when a product has another name than subscriptions were written with. */
    boolean isRenamed(JsonNode product) {
        String id = Json.text("", product, "id");
        Optional<JsonNode> known = notebook.find(id);
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        copy(product, note, "name");
        boolean renamed = known.isPresent() && !note.equals(known.get());
        if (renamed) {
            notebook.write(id, note);
        }
        return renamed;
    }

    private JsonNode learn(String name, String path, Map<String, String> parameters, String... fields) {
        return api.get(path, parameters)
                .map(thing -> {
                    ObjectNode note = JsonNodeFactory.instance.objectNode();
                    copy(thing, note, fields);
                    notebook.write(name, note);
                    return (JsonNode) note;
                })
                .orElseGet(() -> none(name));
    }

    private JsonNode none(String name) {
        ObjectNode note = JsonNodeFactory.instance.objectNode().put(NONE, true);
        notebook.write(name, note);
        return note;
    }

    private static JsonNode only(JsonNode thing, String... fields) {
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        copy(thing, note, fields);
        return note;
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            JsonNode value = Json.at(from, field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }
}
