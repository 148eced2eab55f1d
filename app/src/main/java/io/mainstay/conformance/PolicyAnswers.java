package io.mainstay.conformance;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The options of a case as answers of the revenue policy. */
final class PolicyAnswers {

    private PolicyAnswers() {}

    static Map<String, String> of(JsonNode options) {
        Map<String, String> answers = new TreeMap<>();
        options.properties().forEach(option -> {
            JsonNode value = option.getValue();
            switch (option.getKey()) {
                case "as_of", "tz" -> {}
                case "past_due" ->
                    answers.put(
                            "past_due_days", value.asString("").equals("keep_until_unpaid") ? "" : value.asString(""));
                case "grouping" -> grouping(value.asString(), answers);
                case "constant_rates" ->
                    answers.put(
                            "constant_rates",
                            value.properties().stream()
                                    .map(rate -> rate.getKey() + "="
                                            + rate.getValue().asString())
                                    .collect(Collectors.joining(" ")));
                default -> answers.put(option.getKey(), value.isNull() ? "" : value.asString());
            }
        });
        return answers;
    }

    private static void grouping(String grouping, Map<String, String> answers) {
        String[] parts = grouping.split(":");
        answers.put("grouping", parts[0]);
        if (parts.length > 1) {
            answers.put("grouping_minutes", parts[1]);
        }
    }
}
