package io.mainstay.sources.stripe;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.connect.Step.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an invoice says: one fact for each of its lines. */
final class Invoices {

    private final StripeApi api;
    private final Catalog catalog;
    private final MeteredUse use;

    Invoices(StripeApi api, Catalog catalog, MeteredUse use) {
        this.api = api;
        this.catalog = catalog;
        this.use = use;
    }

    Change invoice(JsonNode invoice) {
        String id = Json.text("", invoice, "id");
        String customer = Json.id(invoice, "customer");
        if (customer == null || Json.flag(invoice, "deleted")) {
            return new Change(id, List.of());
        }
        String account = catalog.account(customer);
        List<RawFact> facts = new ArrayList<>();
        List<JsonNode> lines = lines(id, invoice);
        use.billed(invoice, lines);
        for (JsonNode line : lines) {
            String key = id + "/" + Json.text("", line, "id");
            String at = Json.found(invoice, "status_transitions", "finalized_at")
                    .map(Instant::toString)
                    .orElseGet(() -> Billing.created(invoice));
            facts.add(Billing.fact("invoice", account, at, key, fields(invoice, line), key));
        }
        return new Change(id, facts);
    }

    /** An invoice carries its first lines; the others are asked for. */
    private List<JsonNode> lines(String id, JsonNode invoice) {
        List<JsonNode> lines = new ArrayList<>(Json.list(invoice, "lines"));
        boolean more = Json.flag(invoice, "lines", "has_more");
        while (more && !lines.isEmpty()) {
            var page = api.list(
                    "/v1/invoices/" + id + "/lines",
                    Map.of("limit", "100", "starting_after", Json.text("", lines.getLast(), "id")));
            lines.addAll(page.things());
            more = page.more() && !page.things().isEmpty();
        }
        return lines;
    }

    private Map<String, @Nullable Object> fields(JsonNode invoice, JsonNode line) {
        String currency = Money.currency(Json.text(line, "currency"));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("invoice", Json.text(Json.text("", invoice, "id"), invoice, "number"));
        fields.put("amount", Money.text(Json.number(line, "amount") - off(line), currency));
        fields.put("tax", tax(line, currency));
        fields.put("currency", currency);
        fields.put("status", Json.text("draft", invoice, "status"));
        Instant due = Json.moment(invoice, "due_date");
        fields.put("due", due == null ? null : Billing.day(due));
        fields.put("subscription", subscription(invoice, line));
        JsonNode price = price(line);
        String product = Json.id(price, "product");
        fields.put("product", product == null ? null : catalog.product(product));
        String nickname = Json.text(price, "nickname");
        fields.put("plan", nickname == null ? Json.text(price, "id") : nickname);
        fields.put("quantity", Json.text(line, "quantity"));
        service(line, price, fields);
        fields.put("description", Json.text(line, "description"));
        return fields;
    }

    /** A price stands there whole on older lines; newer ones name it and its product. */
    static @Nullable JsonNode price(JsonNode line) {
        for (String name : List.of("price", "plan")) {
            JsonNode price = Json.at(line, name);
            if (price != null && price.isObject()) {
                return price;
            }
        }
        JsonNode details = Json.at(line, "pricing", "price_details");
        if (details == null) {
            return null;
        }
        var price = Json.MAPPER.createObjectNode();
        price.put("id", Json.id(details, "price"));
        price.put("product", Json.id(details, "product"));
        return price;
    }

    private static void service(JsonNode line, @Nullable JsonNode price, Map<String, @Nullable Object> fields) {
        Instant from = Json.moment(line, "period", "start");
        Instant to = Json.moment(line, "period", "end");
        JsonNode recurring = Json.at(price, "recurring") == null ? price : Json.at(price, "recurring");
        String interval = Json.text(recurring, "interval");
        if (interval != null) {
            fields.put("interval", interval);
            fields.put("interval_count", Long.toString(Math.max(1, Json.number(recurring, "interval_count"))));
        }
        if (from != null && to != null && from.isBefore(to)) {
            fields.put("service_from", from.toString());
            fields.put("service_to", to.toString());
        }
    }

    /** What a line comes to, less its discounts and the tax it contains. */
    static BigDecimal net(JsonNode line) {
        long net = Json.number(line, "amount") - off(line) - inclusive(line);
        return Money.of(BigDecimal.valueOf(net), Money.currency(Json.text(line, "currency")));
    }

    private static long off(JsonNode line) {
        return Json.list(line, "discount_amounts").stream()
                .mapToLong(discount -> Json.number(discount, "amount"))
                .sum();
    }

    /** Only tax that the amount contains. */
    private static @Nullable String tax(JsonNode line, String currency) {
        long inclusive = inclusive(line);
        return inclusive == 0 ? null : Money.text(inclusive, currency);
    }

    private static long inclusive(JsonNode line) {
        long inclusive = 0;
        for (JsonNode tax : Json.list(line, "taxes")) {
            inclusive += "inclusive".equals(Json.text(tax, "tax_behavior")) ? Json.number(tax, "amount") : 0;
        }
        for (JsonNode tax : Json.list(line, "tax_amounts")) {
            inclusive += Json.flag(tax, "inclusive") ? Json.number(tax, "amount") : 0;
        }
        return inclusive;
    }

    private static @Nullable String subscription(JsonNode invoice, JsonNode line) {
        for (String[] path : new String[][] {
            {"subscription"},
            {"parent", "subscription_item_details", "subscription"},
            {"parent", "invoice_item_details", "subscription"}
        }) {
            String id = Json.id(line, path);
            if (id != null) {
                return id;
            }
        }
        String id = Json.id(invoice, "parent", "subscription_details", "subscription");
        return id == null ? Json.id(invoice, "subscription") : id;
    }
}
