package io.mainstay.bench;

import io.mainstay.metrics.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rows of a measure come to, the same in two databases: how many they are, and column by column what the
 * numbers add up to, the days, the lengths of the texts and two letters of each, and how often something is true.
 *
 * @param columns SQL that adds up one column, by its name
 */
record Totals(String measure, Map<String, String> columns) {

    private static final String COLUMNS = """
            select table_name, column_name, data_type from duckdb_columns() where schema_name = '%s' order by all
            """;

    /** For every measure in a schema of the columnar file. */
    static List<Totals> of(Engine engine, String schema) {
        Map<String, Totals> totals = new LinkedHashMap<>();
        for (String row : engine.rows(COLUMNS.formatted(schema))) {
            String[] words = row.split(" ", 3);
            totals.computeIfAbsent(words[0], Totals::counting)
                    .columns
                    .put(words[1], sum("\"" + words[1] + "\"", words[2]));
        }
        return List.copyOf(totals.values());
    }

    private static Totals counting(String measure) {
        return new Totals(measure, new LinkedHashMap<>(Map.of("rows", "count(*)")));
    }

    private static String sum(String column, String type) {
        return switch (type) {
            case "BOOLEAN" -> "count(*) filter (where %s)".formatted(column);
            case "VARCHAR" ->
                "coalesce(sum(length(%1$s) + ascii(%1$s || ' ') + ascii(right(' ' || %1$s, 2))), 0)".formatted(column);
            case "DATE" -> "coalesce(sum(%s - date '2000-01-01'), 0)".formatted(column);
            case "TIMESTAMP WITH TIME ZONE" ->
                "coalesce(sum((%s at time zone 'UTC')::date - date '2000-01-01'), 0)".formatted(column);
            default -> "coalesce(sum(%s), 0)".formatted(column);
        };
    }

    /** The query for its one row. */
    String query(String schema) {
        return "select %s from %s.%s".formatted(String.join(", ", columns.values()), schema, measure);
    }

    /** A name and an amount for each column of that row. */
    List<String> named(String row) {
        String[] amounts = row.split(" ");
        List<String> named = new ArrayList<>();
        for (String column : columns.keySet()) {
            named.add("%s.%s %s".formatted(measure, column, amounts[named.size()]));
        }
        return named;
    }
}
