package io.mainstay.bench;

import io.mainstay.semantics.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same measures in the product's own PostgreSQL, from a typed copy of the facts, made and analyzed beforehand. */
final class Postgres implements AutoCloseable {

    static final String SCHEMA = "bench";

    private static final Path FOLDER = Path.of("bench/sql/postgres");
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-z_]+)");

    private final Store store;
    private final Connection connection;
    private final Map<String, Peer> computed = new LinkedHashMap<>();

    Postgres(Store store) throws Exception {
        this.store = store;
        connection = store.pool.getConnection();
        run("drop schema if exists %1$s cascade; create schema %1$s; set search_path = %1$s, public".formatted(SCHEMA));
        // what someone would give it who computes a book of this size
        run("set work_mem = '512MB'");
        run(file("prelude"));
        run(file("tables"));
    }

    /** Computes every measure in its order, and the statistics of those that others read. */
    void computeAll(List<Measure> measures, Map<String, String> literals) throws Exception {
        for (Measure measure : measures) {
            String name = measure.name().value();
            String query = PARAMETER
                    .matcher(file(name))
                    .replaceAll(found -> Matcher.quoteReplacement(literals.get(found.group(1))));
            boolean read = measures.stream().anyMatch(other -> other.reads().contains(name));
            Peer peer = Peer.measure("  " + name, 1, store::serverCpu, () -> {
                run("create unlogged table %s as %s".formatted(name, query));
                if (read) {
                    run("analyze " + name);
                }
                return List.of();
            });
            computed.put(name, peer);
        }
    }

    /** All the measures computed, or some of them, as one. */
    Peer together(String name, List<String> rows, String... measures) {
        var parts = measures.length == 0
                ? List.copyOf(computed.values())
                : List.of(measures).stream().map(computed::get).toList();
        return Peer.together(name, parts).with(rows);
    }

    /** The rows of a query as texts. */
    List<String> rows(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                texts.add(String.join(" ", row));
            }
            return texts;
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".sql"));
    }

    @Override
    public void close() throws SQLException {
        run("drop schema %s cascade".formatted(SCHEMA));
        connection.close();
    }
}
