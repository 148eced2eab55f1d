package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Fact;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.KindName;
import io.mainstay.semantics.Kinds;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Copies facts, in the order of their seq, into the typed tables, and remembers how far it came. */
final class FactCopy {

    private static final String STAGING = """
            create temp table if not exists staging (
                seq bigint, kind varchar, account bigint, effective bigint, subject varchar, fields varchar,
                replaces bigint, recorded_at bigint, retracted boolean)
            """;

    private final DuckDb duckDb;
    private final Kinds kinds;

    FactCopy(DuckDb duckDb, Kinds kinds) {
        this.duckDb = duckDb;
        this.kinds = kinds;
    }

    /** What a batch of facts touched. */
    record Touched(long seq, Set<AccountId> accounts, Set<KindName> kinds) {}

    /** Whether the tables there, if any, were made for these kinds. */
    static boolean fits(DuckDBConnection connection, Kinds kinds) throws SQLException {
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "select 1 from duckdb_tables() where schema_name = 'fact' and table_name = 'cursor'")) {
            if (!tables.next()) {
                return true;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select kinds from fact.cursor")) {
            return rows.next() && rows.getString(1).equals(shape(kinds));
        }
    }

    /** Makes the tables that are not there. */
    void prepare() {
        duckDb.write(connection -> {
            for (String statement : FactTables.create(kinds)) {
                DuckDb.run(connection, statement);
            }
            DuckDb.run(
                    connection,
                    "insert into fact.cursor select 0, '%s' where not exists (select 1 from fact.cursor)"
                            .formatted(shape(kinds)));
            return null;
        });
    }

    long cursor() {
        return duckDb.query("select seq from fact.cursor", rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    /** Copies a batch and moves the cursor, in one transaction. The facts must follow the cursor in order of seq. */
    Touched copy(Collection<Fact> facts) {
        return duckDb.write(connection -> copy(connection, facts));
    }

    private Touched copy(DuckDBConnection connection, Collection<Fact> facts) throws SQLException {
        DuckDb.run(connection, STAGING);
        DuckDb.run(connection, "delete from staging");
        Set<AccountId> accounts = new HashSet<>();
        Set<KindName> touched = new TreeSet<>();
        long last = 0;
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "staging")) {
            for (Fact fact : facts) {
                append(appender, fact);
                if (fact.account() != null) {
                    accounts.add(fact.account());
                }
                touched.add(fact.kind());
                last = fact.seq();
            }
        }
        for (Kind kind : kinds.list()) {
            if (touched.contains(kind.name())) {
                DuckDb.run(connection, FactTables.fill(kind));
                DuckDb.run(connection, FactTables.replace(kind));
            }
        }
        DuckDb.run(connection, "delete from staging");
        DuckDb.run(connection, "update fact.cursor set seq = " + last);
        return new Touched(last, accounts, touched);
    }

    /** Lays all rows in order; worth its time after many were copied. */
    void sort() {
        for (Kind kind : kinds.list()) {
            duckDb.write(connection -> {
                DuckDb.run(connection, FactTables.sort(kind));
                return null;
            });
        }
    }

    private static void append(DuckDBAppender appender, Fact fact) throws SQLException {
        appender.beginRow();
        appender.append(fact.seq());
        appender.append(fact.kind().value());
        if (fact.account() == null) {
            appender.appendNull();
        } else {
            appender.append(fact.account().value());
        }
        appender.append(micros(fact.at()));
        appender.append(fact.subject());
        appender.append(fact.fields());
        if (fact.replaces() == null) {
            appender.appendNull();
        } else {
            appender.append(fact.replaces().longValue());
        }
        appender.append(micros(fact.recordedAt()));
        appender.append(fact.retracted());
        appender.endRow();
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
    }

    private static String shape(Kinds kinds) {
        String all = kinds.list().stream()
                .map(kind -> kind.name()
                        + kind.fields().stream()
                                .map(f -> f.name() + " " + f.type().column())
                                .collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.joining(" "));
        return Integer.toHexString(all.hashCode()) + ":" + all.length();
    }
}
