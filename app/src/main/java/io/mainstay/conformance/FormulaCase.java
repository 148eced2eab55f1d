package io.mainstay.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Inputs of a published formula, made into a book in which they hold, and what the metric answers. */
final class FormulaCase implements GoldenCase {

    @Override
    public String kind() {
        return "formula";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        List<String> mismatches = new ArrayList<>();
        int number = 1;
        for (JsonNode item : golden.get("items")) {
            String metric = item.get("metric").asString();
            String what = "item %d, %s".formatted(number++, metric);
            FormulaSetup setup = FormulaSetup.of(metric, inputs(item.get("inputs")), item.get("inputs"));
            try (Asked asked = Asked.of(laboratory, setup.book(), setup.answers())) {
                var found = asked.value(setup.metric(), setup.period());
                int scale = item.path("scale").asInt(2);
                (setup.percent()
                                ? Expected.percent(what, item.get("expected"), found, scale)
                                : Expected.mismatch(what, item.get("expected"), found, scale))
                        .ifPresent(mismatches::add);
            }
        }
        return mismatches;
    }

    private static Map<String, BigDecimal> inputs(JsonNode inputs) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        inputs.properties().forEach(input -> {
            if (!input.getValue().isArray()) {
                numbers.put(input.getKey(), new BigDecimal(input.getValue().asString()));
            }
        });
        return numbers;
    }
}
