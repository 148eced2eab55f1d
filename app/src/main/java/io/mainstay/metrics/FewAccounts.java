package io.mainstay.metrics;

import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Computes measures for a few accounts by statements that are planned once. DuckDB keeps the plan of a prepared statement only
 * if that reads no table and names each parameter once, and planning a measure takes far longer than computing it for an
 * account. So all that the measure reads is handed to it as parameters: rows as a text, from which DuckDB casts the same rows.
 */
final class FewAccounts {

    /** The moment up to which facts are known, in a measure's query. */
    static final String KNOWN_AT = "cast($known_at as timestamptz)";

    private static final Pattern MOMENT = Pattern.compile("\\$known_at");

    /** With more rows than this planning anew is quicker than casting. */
    private static final int MANY_ROWS = 20_000;

    private final Map<MeasureName, PreparedStatement> prepared = new HashMap<>();

    /**
     * Runs the statement that inserts a measure's rows.
     *
     * @param source the query of the rows to read, by what the measure reads
     * @param statement the statement, by how it is to name what it reads
     * @return false if the accounts have too many rows for it
     */
    boolean insert(
            DuckDBConnection connection,
            Measure measure,
            Instant knownAt,
            UnaryOperator<String> source,
            Function<UnaryOperator<String>, String> statement)
            throws SQLException {
        List<String> rows = rows(connection, measure, source);
        if (rows.size() < measure.reads().size()) {
            return false;
        }
        PreparedStatement insert = prepared.get(measure.name());
        if (insert == null) {
            List<String> relations = new ArrayList<>();
            for (String read : measure.reads()) {
                relations.add(relation(relations.size() + 1, type(connection, source.apply(read))));
            }
            String sql = statement.apply(read -> relations.get(measure.reads().indexOf(read)));
            insert = connection.prepareStatement(numbered(sql, rows.size()));
            prepared.put(measure.name(), insert);
        }
        for (int i = 1; i <= insert.getParameterMetaData().getParameterCount(); i++) {
            insert.setObject(i, i <= rows.size() ? rows.get(i - 1) : knownAt.atOffset(ZoneOffset.UTC));
        }
        insert.execute();
        return true;
    }

    /** The rows of each relation as a list of structs in text; nothing if there are too many. */
    private static List<String> rows(DuckDBConnection connection, Measure measure, UnaryOperator<String> source)
            throws SQLException {
        String sql = measure.reads().stream()
                .map(read ->
                        "(select case when count(*) <= %d then coalesce(cast(list(s) as varchar), '[]') end from (%s) as s)"
                                .formatted(MANY_ROWS, source.apply(read)))
                .collect(Collectors.joining(", ", "select ", ""));
        List<String> texts = new ArrayList<>();
        try (var query = connection.createStatement();
                var row = query.executeQuery(sql)) {
            row.next();
            for (int i = 1; i <= measure.reads().size(); i++) {
                String text = row.getString(i);
                if (text == null) {
                    return List.of();
                }
                texts.add(text);
            }
        }
        return texts;
    }

    private static String relation(int parameter, String type) {
        return "select s.* from (select unnest(cast(cast($%d as varchar) as %s)) as s)".formatted(parameter, type);
    }

    /** Gives the moment a parameter of its own wherever it is named. */
    private static String numbered(String sql, int parameters) {
        var number = new AtomicInteger(parameters);
        return MOMENT.matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
    }

    private static String type(DuckDBConnection connection, String source) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var query = connection.createStatement();
                var row = query.executeQuery("describe " + source)) {
            while (row.next()) {
                columns.add("\"%s\" %s".formatted(row.getString("column_name"), row.getString("column_type")));
            }
        }
        return columns.stream().collect(Collectors.joining(", ", "struct(", ")[]"));
    }

    /** Forgets every statement; what they insert into is about to go. */
    void clear() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
