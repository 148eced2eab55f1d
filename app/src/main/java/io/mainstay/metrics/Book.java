package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.MeasureSql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The measures computed from the facts as known at one point, under one set of terms; a schema of its own in the columnar
 * database. Measures are computed when first asked for. The live book follows new facts by noting which accounts of which
 * measures they touch; a measure catches up with those when it is next asked for.
 */
final class Book {

    /** So many accounts are written into a query one by one, which lets it skip where they cannot be. */
    private static final int FEW_ACCOUNTS = 200;

    /** From this many touched accounts on, computing everything anew is quicker. */
    private static final int MANY_ACCOUNTS = 5_000;

    /** The schema of the book that follows the facts. */
    static final String LIVE = "book_live";

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final String schema;
    private final Terms terms;
    private final Set<MeasureName> computed = ConcurrentHashMap.newKeySet();
    private final Map<MeasureName, Set<AccountId>> behind = new ConcurrentHashMap<>();
    private volatile FactView facts;
    private volatile Instant knownAt;

    Book(DuckDb duckDb, Definitions definitions, String schema, Terms terms, FactView facts, Instant knownAt) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.schema = schema;
        this.terms = terms;
        this.facts = facts;
        this.knownAt = knownAt;
        duckDb.write(connection -> {
            DuckDb.run(connection, "drop schema if exists %s cascade".formatted(schema));
            DuckDb.run(connection, "create schema " + schema);
            return null;
        });
    }

    Terms terms() {
        return terms;
    }

    FactView facts() {
        return facts;
    }

    Instant knownAt() {
        return knownAt;
    }

    /** How far a book of all accounts goes. */
    Knowledge known() {
        return switch (facts) {
            case FactView.AsKnown(long seq) -> new Knowledge(seq, knownAt);
            case FactView.ByAccount _, FactView.Apart _ ->
                throw new IllegalStateException("Not everything in this book is known up to one point");
        };
    }

    String table(MeasureName measure) {
        return schema + "." + measure;
    }

    /** Makes sure that a measure is there, and gives the name of its table. */
    String ensure(MeasureName name) {
        return ensure(definitions.measure(name));
    }

    String ensure(Measure measure) {
        if (!isCurrent(measure.name())) {
            duckDb.alone(() -> {
                Set<MeasureName> brought = duckDb.write(connection -> {
                    Set<MeasureName> done = new HashSet<>();
                    bring(connection, measure, done);
                    return done;
                });
                computed.addAll(brought);
                behind.keySet().removeAll(brought);
                return brought;
            });
        }
        return table(measure.name());
    }

    private boolean isCurrent(MeasureName name) {
        return computed.contains(name) && !behind.containsKey(name);
    }

    /** Computes a measure, or what it is behind with, and before it those it reads. */
    private void bring(DuckDBConnection connection, Measure measure, Set<MeasureName> done) throws SQLException {
        if (isCurrent(measure.name()) || done.contains(measure.name())) {
            return;
        }
        for (String read : measure.reads()) {
            if (definitions.kinds().find(read).isEmpty()) {
                bring(connection, definitions.measure(MeasureName.of(read)), done);
            }
        }
        Set<AccountId> accounts = behind.get(measure.name());
        if (accounts == null) {
            DuckDb.run(connection, create(measure, sql(measure)));
        } else {
            String touched = ofTouched(connection, accounts);
            DuckDb.run(connection, "delete from %s where %s".formatted(table(measure.name()), touched));
            DuckDb.run(
                    connection, "insert into %s %s".formatted(table(measure.name()), sql(measure, " and " + touched)));
        }
        done.add(measure.name());
    }

    /** The sums of a measure by account and month, where they are kept: in the live book, of which most is asked. */
    Optional<Measure> monthly(MeasureName name) {
        return schema.equals(LIVE) ? definitions.monthly(name) : Optional.empty();
    }

    /** Rows lie in the order of accounts, so that those of a few accounts are found without reading all. */
    private String create(Measure measure, String sql) {
        return measure.company()
                ? "create or replace table %s as %s".formatted(table(measure.name()), sql)
                : "create or replace table %s as select * from (%s) order by account"
                        .formatted(table(measure.name()), sql);
    }

    /** The query that computes a measure of this book. */
    String sql(Measure measure) {
        return sql(measure, "");
    }

    private String sql(Measure measure, String onlyAccounts) {
        return MeasureSql.of(
                measure,
                terms.policy().answers(),
                terms.literals(knownAt),
                read -> definitions.kinds().find(read).isPresent()
                        ? facts.of(read, ofAccount(read)) + (ofAccount(read) ? onlyAccounts : "")
                        : "select * from " + table(MeasureName.of(read))
                                + (ofAccount(read) ? onlyAccounts.replaceFirst(" and ", " where ") : ""));
    }

    /** The query that gives a kind's facts as this book knows them. */
    String factsAsKnown(String kind) {
        return facts.of(kind, ofAccount(kind));
    }

    /** Whether the rows of a kind or a measure are about accounts; the others are about the company. */
    boolean ofAccount(String read) {
        return definitions
                .kinds()
                .find(read)
                .map(kind -> kind.about() == Kind.About.ACCOUNT)
                .orElseGet(() -> !definitions.measure(MeasureName.of(read)).company());
    }

    /** Follows newly copied facts; nobody else may write meanwhile. */
    void follow(FactCopy.Touched touched, Instant now) {
        Set<String> anew = new HashSet<>();
        Set<String> changed = new HashSet<>();
        touched.kinds().stream()
                .map(kind -> definitions.kinds().find(kind.value()).orElseThrow())
                .forEach(kind -> (kind.about() == Kind.About.COMPANY ? anew : changed)
                        .add(kind.name().value()));
        for (Measure measure : definitions.kept()) {
            if (!computed.contains(measure.name())) {
                continue;
            }
            if (measure.reads().stream().anyMatch(anew::contains)) {
                forget(measure.name());
                anew.add(measure.name().value());
            } else if (!measure.company() && measure.reads().stream().anyMatch(changed::contains)) {
                touch(measure.name(), touched.accounts());
                changed.add(measure.name().value());
            }
        }
        facts = new FactView.AsKnown(touched.seq());
        knownAt = now;
    }

    private void touch(MeasureName measure, Set<AccountId> accounts) {
        Set<AccountId> all = new HashSet<>(behind.getOrDefault(measure, Set.of()));
        all.addAll(accounts);
        if (all.size() > MANY_ACCOUNTS) {
            forget(measure);
        } else {
            behind.put(measure, all);
        }
    }

    private void forget(MeasureName measure) {
        computed.remove(measure);
        behind.remove(measure);
    }

    /** The condition that holds for the touched accounts and all they were ever merged with. */
    private static String ofTouched(DuckDBConnection connection, Collection<AccountId> accounts) throws SQLException {
        String ids = accounts.stream().map(id -> "(" + id + ")").collect(Collectors.joining(", "));
        DuckDb.run(connection, """
                create or replace temp table touched as
                with recursive
                merged as (
                    select distinct account, "into" as other from fact.account_merge
                     union
                    select distinct "into", account from fact.account_merge
                ),
                family(account) as (
                    values %s
                     union
                    select merged.other from merged join family using (account)
                )
                select account from family
                """.formatted(ids));
        if (accounts.size() > FEW_ACCOUNTS) {
            return "account in (select account from touched)";
        }
        List<String> family = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select account from touched")) {
            while (rows.next()) {
                family.add(rows.getString(1));
            }
        }
        return "account in (%s)".formatted(String.join(", ", family));
    }

    /** Throws every measure away, to be computed anew when asked for; the facts known then are given. */
    void restart(long toSeq, Instant now) {
        facts = new FactView.AsKnown(toSeq);
        knownAt = now;
        computed.clear();
        behind.clear();
    }

    void drop() {
        duckDb.write(connection -> {
            DuckDb.run(connection, "drop schema if exists %s cascade".formatted(schema));
            return null;
        });
    }
}
