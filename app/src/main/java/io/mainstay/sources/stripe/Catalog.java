package io.mainstay.sources.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** Of a coupon as it is kept: the products it is limited to. Absent where they were not asked for yet. */
    static final String PRODUCTS = "products";

    private static final String[] OF_COUPONS = {
        "duration", "percent_off", "amount_off", "currency", "duration_in_months", PRODUCTS
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
        if (!discount.isObject()
                || id == null
                || discount(id)
                        .filter(note -> saysProducts(note.path("coupon")))
                        .isPresent()) {
            return;
        }
        JsonNode note = withCoupon(discount);
        if (Json.at(note, "coupon") != null) {
            notebook.write("discount " + id, note);
        }
    }

    /** A discount with its coupon in it, as it was kept or as it stands here. */
    JsonNode whole(JsonNode discount) {
        return discount(Discounts.id(discount)).orElseGet(() -> withCoupon(discount));
    }

    private JsonNode withCoupon(JsonNode discount) {
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        copy(discount, note, "id", "start");
        couponOf(discount).ifPresent(coupon -> note.set("coupon", coupon));
        return note;
    }

    /**
     * What a discount takes off, and which products. It is asked for even where it stands there whole, for its products are told only
     * to who asks. Empty when it is no more.
     */
    Optional<JsonNode> couponOf(JsonNode discount) {
        String id = Discounts.couponId(discount);
        if (id == null) {
            return Optional.ofNullable(Discounts.coupon(discount)).map(coupon -> only(coupon, OF_COUPONS));
        }
        String name = "coupon " + id;
        return Optional.of(notebook.find(name)
                        .filter(note -> saysProducts(note) || Json.at(note, NONE) != null)
                        .orElseGet(() -> learnCoupon(id, name)))
                .filter(coupon -> Json.at(coupon, NONE) == null);
    }

    private JsonNode learnCoupon(String id, String name) {
        String path =
                "/v1/coupons/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return api.get(path, Map.of("expand[]", "applies_to"))
                .map(coupon -> {
                    var note = (ObjectNode) only(coupon, OF_COUPONS);
                    var products = note.putArray(PRODUCTS);
                    Json.list(coupon, "applies_to", "products").forEach(products::add);
                    notebook.write(name, note);
                    return (JsonNode) note;
                })
                .orElseGet(() -> none(name));
    }

    static boolean saysProducts(JsonNode coupon) {
        return Json.at(coupon, PRODUCTS) != null;
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
