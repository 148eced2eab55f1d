package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prices of any billing period, each the only subscription (or invoice line) of an account, and their MRR. */
final class NormaliseCase implements GoldenCase {

    private static final String MONTH = "2024-01";
    private static final int CENTS = 2;
    private static final Set<String> FIELDS = Set.of(
            "price",
            "interval",
            "count",
            "quantity",
            "percent_off",
            "amount_off",
            "tax_rate",
            "prorated_days",
            "full_days",
            "options",
            "scale",
            "mrr");

    @Override
    public String kind() {
        return "normalise";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        List<String> mismatches = new ArrayList<>();
        Map<Map<String, String>, List<Integer>> byPolicy = new LinkedHashMap<>();
        JsonNode items = golden.get("items");
        for (int i = 0; i < items.size(); i++) {
            byPolicy.computeIfAbsent(PolicyAnswers.of(items.get(i).path("options")), _ -> new ArrayList<>())
                    .add(i);
        }
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal rounded = BigDecimal.ZERO;
        for (var group : byPolicy.entrySet()) {
            Book book = new Book();
            group.getValue().forEach(i -> add(book, "item" + i, items.get(i)));
            try (Asked asked = Asked.of(laboratory, book, group.getKey())) {
                for (int i : group.getValue()) {
                    JsonNode item = items.get(i);
                    String metric = isLine(item) ? "invoiced_mrr" : "mrr";
                    Value found = zeroIfNone(asked.value(metric, MONTH, "item" + i));
                    int scale = item.path("scale").asInt(CENTS);
                    Expected.mismatch("item " + (i + 1), item.get("mrr"), found, scale)
                            .ifPresent(mismatches::add);
                    BigDecimal number = found.orNull();
                    rounded = rounded.add(
                            number == null ? BigDecimal.ZERO : number.setScale(scale, RoundingMode.HALF_UP));
                }
                exact = exact.add(total(asked, "mrr")).add(total(asked, "invoiced_mrr"));
            }
        }
        JsonNode sum = golden.get("sum");
        if (sum != null) {
            BigDecimal found = sum.path("basis").asString("exact").equals("exact") ? exact : rounded;
            Expected.mismatch("sum", sum.get("mrr"), Value.of(found)).ifPresent(mismatches::add);
        }
        return mismatches;
    }

    /** What never recurs leaves no row; its MRR is nothing. */
    private static Value zeroIfNone(Value found) {
        return found instanceof Value.None ? Value.of(BigDecimal.ZERO) : found;
    }

    private static BigDecimal total(Asked asked, String metric) {
        BigDecimal total = asked.value(metric, MONTH).orNull();
        return total == null ? BigDecimal.ZERO : total;
    }

    private static boolean isLine(JsonNode item) {
        return item.has("prorated_days") || new BigDecimal(item.get("price").asString()).signum() < 0;
    }

    private static void add(Book book, String account, JsonNode item) {
        Fields.only(item, FIELDS, "An item");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("currency", "USD");
        fields.put("interval", item.path("interval").asString("month"));
        fields.put("interval_count", item.path("count").asString("1"));
        if (isLine(item)) {
            fields.put("invoice", "1");
            fields.put(
                    "amount",
                    new BigDecimal(item.get("price").asString())
                            .multiply(new BigDecimal(item.path("quantity").asString("1")))
                            .toPlainString());
            if (item.has("prorated_days")) {
                fields.put("prorated_days", item.get("prorated_days").asString());
                fields.put("full_days", item.get("full_days").asString());
            }
            book.add("invoice", account, "2024-01-10", account, fields);
            return;
        }
        fields.put("status", "active");
        fields.put("unit_price", item.get("price").asString());
        fields.put("quantity", item.path("quantity").asString("1"));
        if (item.has("tax_rate")) {
            fields.put("tax_rate", item.get("tax_rate").asString());
        }
        List<Map<String, String>> discounts = Stream.of("percent", "amount")
                .filter(sort -> item.has(sort + "_off"))
                .map(sort -> Map.of(
                        "id",
                        sort,
                        sort,
                        item.get(sort + "_off").asString(),
                        "duration",
                        "forever",
                        "from",
                        "2024-01-10"))
                .toList();
        if (!discounts.isEmpty()) {
            fields.put("discounts", discounts);
        }
        book.add("subscription_terms", account, "2024-01-10", account, fields);
    }
}
