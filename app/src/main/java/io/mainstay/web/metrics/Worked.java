package io.mainstay.web.metrics;

import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.web.Periods;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A worked example: small facts, and the values they make. The definition's own test, so it cannot be wrong.
 *
 * @param policy the answers of the revenue policy it rests on; empty for the usual ones
 */
public record Worked(String name, String period, String policy, List<Given> given, List<Made> made) {

    /** The facts of one kind as a table. */
    public record Given(String kind, List<String> columns, List<List<String>> rows) {}

    /** A value that comes out, for an account or for all. */
    public record Made(String of, String value) {}

    static Worked of(Metric.Example example, Wording wording) {
        List<Given> given = new ArrayList<>();
        example.given().forEach((kind, facts) -> {
            if (facts instanceof List<?> list) {
                given.add(given(kind, list));
            }
        });
        List<Made> made = new ArrayList<>();
        example.expect().forEach((of, value) -> made.add(new Made(label(of), value(value, wording))));
        if (!example.range().isEmpty()) {
            made.add(new Made("At least", value(example.range().get("low"), wording)));
            made.add(new Made("At most", value(example.range().get("high"), wording)));
        }
        String policy = example.policy().entrySet().stream()
                .map(one -> words(one.getKey()) + ": " + one.getValue())
                .collect(Collectors.joining(", "));
        return new Worked(capital(example.name()), Periods.label(example.period()), policy, given, made);
    }

    private static Given given(String kind, List<?> facts) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, String>> records = new ArrayList<>();
        for (Object fact : facts) {
            Map<String, String> record = new LinkedHashMap<>();
            if (fact instanceof Map<?, ?> fields) {
                fields.forEach((name, value) -> record.put(String.valueOf(name), text(value)));
            }
            columns.addAll(record.keySet());
            records.add(record);
        }
        List<List<String>> rows = records.stream()
                .map(record -> columns.stream()
                        .map(column -> record.getOrDefault(column, ""))
                        .toList())
                .toList();
        return new Given(
                capital(words(kind)),
                columns.stream().map(name -> capital(words(name))).toList(),
                rows);
    }

    private static String label(String of) {
        return of.equals("total") ? "All accounts" : of;
    }

    private static String value(@Nullable Object value, Wording wording) {
        return value == null
                ? "–"
                : wording.figure(Value.of(new BigDecimal(Objects.toString(value))))
                        .shown();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
