package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Inputs of a published formula, made into a book in which they hold, and what the metric answers. Items that rest on a few
 * accounts alone share a book, each asked of its own accounts.
 */
final class FormulaCase implements GoldenCase {

    private static final int FEW = 200;

    /** An item with what was made of it. */
    private record Item(String what, JsonNode json, FormulaSetup setup) {

        boolean canShare() {
            int accounts = setup.book().accounts().size();
            return accounts > 0 && accounts <= FEW && setup.book().isOfAccountsOnly();
        }
    }

    @Override
    public String kind() {
        return "formula";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        List<String> mismatches = new ArrayList<>();
        Map<Map<String, String>, List<Item>> shared = new LinkedHashMap<>();
        int number = 1;
        for (JsonNode json : golden.get("items")) {
            Fields.only(json, Set.of("metric", "inputs", "expected", "scale"), "An item");
            String metric = json.get("metric").asString();
            FormulaInputs.check(metric, json.get("inputs"));
            FormulaSetup setup = FormulaSetup.of(metric, inputs(json.get("inputs")), json.get("inputs"));
            Item item = new Item("item %d, %s".formatted(number++, metric), json, setup);
            if (item.canShare()) {
                shared.computeIfAbsent(setup.answers(), _ -> new ArrayList<>()).add(item);
            } else {
                try (Asked asked = Asked.of(laboratory, setup.book(), setup.answers())) {
                    check(item, asked.value(setup.metric(), setup.period()), mismatches);
                }
            }
        }
        shared.forEach((answers, items) -> together(items, answers, laboratory, mismatches));
        return mismatches;
    }

    private static void together(
            List<Item> items, Map<String, String> answers, Laboratory laboratory, List<String> mismatches) {
        Book book = new Book();
        Map<Item, Set<String>> accounts = new LinkedHashMap<>();
        items.forEach(item -> accounts.put(item, book.takeOver(item.setup().book(), item.what() + " ")));
        try (Asked asked = Asked.of(laboratory, book, answers)) {
            accounts.forEach((item, own) ->
                    check(item, asked.value(item.setup().metric(), item.setup().period(), own), mismatches));
        }
    }

    private static void check(Item item, Value found, List<String> mismatches) {
        int scale = item.json().path("scale").asInt(2);
        JsonNode expected = item.json().get("expected");
        (item.setup().percent()
                        ? Expected.percent(item.what(), expected, found, scale)
                        : Expected.mismatch(item.what(), expected, found, scale))
                .ifPresent(mismatches::add);
    }

    private static Map<String, BigDecimal> inputs(JsonNode inputs) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        inputs.properties().forEach(input -> {
            if (!input.getValue().isArray() && !input.getValue().isNull()) {
                numbers.put(input.getKey(), new BigDecimal(input.getValue().asString()));
            }
        });
        return numbers;
    }
}
