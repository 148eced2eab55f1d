package io.mainstay.metrics;

import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Computes measures for a few accounts by statements that are planned once. DuckDB keeps the plan of a prepared statement only
 * if that reads no table and names each parameter once, and planning a measure takes far longer than computing it for an
 * account. So all that the measure reads of accounts is handed to it as parameters: rows as a text, from which DuckDB casts the same
 * rows. What it reads of the company, such as exchange rates, seldom changes: that is written into the statement.
 */
final class FewAccounts {

    /** The moment up to which facts are known, in a measure's query. */
    static final String KNOWN_AT = "cast($known_at as timestamptz)";

    private static final Pattern MOMENT = Pattern.compile("\\$known_at");

    /** With more rows than this planning anew is quicker than casting. */
    private static final int MANY_ROWS = 20_000;

    private final Predicate<String> ofAccount;
    private final Map<MeasureName, Planned> planned = new HashMap<>();

    /** @param about the reads that go in as parameters, in their order; all others stand in the statement */
    private record Planned(PreparedStatement insert, List<String> about, Set<String> constant) {}

    /** @param ofAccount whether the rows of a kind or a measure are about accounts */
    FewAccounts(Predicate<String> ofAccount) {
        this.ofAccount = ofAccount;
    }

    /**
     * Runs the statement that inserts a measure's rows.
     *
     * @param source the query of the rows to read, by what the measure reads
     * @param statement the statement, by how it is to name what it reads
     * @param texts the rows that were read already, by their query; what is read is added
     * @return false if the accounts have too many rows for it
     */
    boolean insert(
            DuckDBConnection connection,
            Measure measure,
            Instant knownAt,
            UnaryOperator<String> source,
            Function<UnaryOperator<String>, String> statement,
            Map<String, String> texts)
            throws SQLException {
        Planned plan = planned.get(measure.name());
        if (plan == null) {
            plan = plan(connection, measure, source, statement);
            planned.put(measure.name(), plan);
        }
        List<String> rows = rows(connection, plan.about(), source, texts);
        if (rows.size() < plan.about().size()) {
            return false;
        }
        PreparedStatement insert = plan.insert();
        for (int i = 1; i <= insert.getParameterMetaData().getParameterCount(); i++) {
            insert.setObject(i, i <= rows.size() ? rows.get(i - 1) : knownAt.atOffset(ZoneOffset.UTC));
        }
        insert.execute();
        return true;
    }

    private Planned plan(
            DuckDBConnection connection,
            Measure measure,
            UnaryOperator<String> source,
            Function<UnaryOperator<String>, String> statement)
            throws SQLException {
        List<String> about = measure.reads().stream().filter(ofAccount).toList();
        Map<String, String> relations = new HashMap<>();
        Set<String> constant = new HashSet<>();
        for (String read : measure.reads()) {
            String rows = ofAccount.test(read) ? "$" + (about.indexOf(read) + 1) : text(connection, source.apply(read));
            relations.put(read, relation(rows, type(connection, source.apply(read))));
            if (!ofAccount.test(read)) {
                constant.add(read);
            }
        }
        String sql = statement.apply(read -> Objects.requireNonNull(relations.get(read)));
        return new Planned(connection.prepareStatement(numbered(sql, about.size())), about, constant);
    }

    /** All rows of a relation as a literal. */
    private static String text(DuckDBConnection connection, String source) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery(
                        "select coalesce(cast(list(s) as varchar), '[]') from (%s) as s".formatted(source))) {
            row.next();
            return "'" + row.getString(1).replace("'", "''") + "'";
        }
    }

    /** The rows of each relation as a list of structs in text; nothing if there are too many. */
    private static List<String> rows(
            DuckDBConnection connection, List<String> reads, UnaryOperator<String> source, Map<String, String> texts)
            throws SQLException {
        List<String> sources = reads.stream().map(source).toList();
        List<String> missing =
                sources.stream().filter(one -> !texts.containsKey(one)).toList();
        String sql = missing.stream()
                .map(one ->
                        "(select case when count(*) <= %d then coalesce(cast(list(s) as varchar), '[]') end from (%s) as s)"
                                .formatted(MANY_ROWS, one))
                .collect(Collectors.joining(", ", "select ", ""));
        if (!missing.isEmpty()) {
            try (var query = connection.createStatement();
                    var row = query.executeQuery(sql)) {
                row.next();
                for (int i = 1; i <= missing.size(); i++) {
                    String text = row.getString(i);
                    if (text == null) {
                        return List.of();
                    }
                    texts.put(missing.get(i - 1), text);
                }
            }
        }
        return sources.stream()
                .map(one -> Objects.requireNonNull(texts.get(one)))
                .toList();
    }

    private static String relation(String rows, String type) {
        return "select s.* from (select unnest(cast(cast(%s as varchar) as %s)) as s)".formatted(rows, type);
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

    /** Forgets the statements that hold rows of any of these, which have changed. */
    void forget(Set<String> changed) {
        planned.values().removeIf(plan -> !Collections.disjoint(plan.constant(), changed) && isClosed(plan));
    }

    /** Forgets every statement; what they insert into is about to go. */
    void clear() {
        planned.values().removeIf(FewAccounts::isClosed);
    }

    private static boolean isClosed(Planned plan) {
        try {
            plan.insert().close();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
