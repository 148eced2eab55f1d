package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.MeasureSql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
    private final FewAccounts few = new FewAccounts(this::ofAccount);
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
                    var bringing = new Bringing(new HashSet<>(), new HashMap<>(), new HashMap<>());
                    bring(connection, measure, bringing);
                    return bringing.done();
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

    /**
     * What was found out on the way, which holds until all is brought.
     *
     * @param done the measures that are there now
     * @param touched the condition that a few touched accounts come to
     * @param texts what was read of them, by its query
     */
    private record Bringing(Set<MeasureName> done, Map<Set<AccountId>, String> touched, Map<String, String> texts) {}

    /** Computes a measure, or what it is behind with, and before it those it reads. */
    private void bring(DuckDBConnection connection, Measure measure, Bringing bringing) throws SQLException {
        if (isCurrent(measure.name()) || bringing.done().contains(measure.name())) {
            return;
        }
        for (String read : measure.reads()) {
            if (definitions.kinds().find(read).isEmpty()) {
                bring(connection, definitions.measure(MeasureName.of(read)), bringing);
            }
        }
        Set<AccountId> accounts = behind.get(measure.name());
        if (accounts == null) {
            DuckDb.run(connection, create(measure, sql(measure)));
        } else {
            catchUp(connection, measure, accounts, bringing);
        }
        bringing.done().add(measure.name());
    }

    private void catchUp(DuckDBConnection connection, Measure measure, Set<AccountId> accounts, Bringing bringing)
            throws SQLException {
        String table = table(measure.name());
        String known = bringing.touched().get(accounts);
        String touched = known == null ? touched(connection, accounts) : known;
        if (accounts.size() <= FEW_ACCOUNTS) {
            bringing.touched().put(accounts, touched);
        }
        UnaryOperator<String> source = read -> source(read, touched);
        DuckDb.run(connection, "delete from %s where %s".formatted(table, touched));
        if (accounts.size() > FEW_ACCOUNTS
                || !few.insert(
                        connection,
                        measure,
                        knownAt,
                        source,
                        relation -> "insert into %s %s"
                                .formatted(table, sql(measure, terms.parameters(FewAccounts.KNOWN_AT), relation)),
                        bringing.texts())) {
            DuckDb.run(connection, "insert into %s %s".formatted(table, sql(measure, terms.literals(knownAt), source)));
        }
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
        return sql(measure, terms.literals(knownAt), read -> source(read, "true"));
    }

    private String sql(Measure measure, Map<String, String> parameters, UnaryOperator<String> relation) {
        return MeasureSql.of(measure, terms.policy().answers(), parameters, relation);
    }

    /** The rows of a kind or a measure, of some accounts where they are about accounts. */
    private String source(String read, String onlyAccounts) {
        String rows = definitions.kinds().find(read).isPresent()
                ? facts.of(read, ofAccount(read))
                : "select * from " + table(MeasureName.of(read));
        return "select * from (%s) where %s".formatted(rows, ofAccount(read) ? onlyAccounts : "true");
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
        few.forget(anew);
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
    private static String touched(DuckDBConnection connection, Set<AccountId> accounts) throws SQLException {
        String family = among(family(connection, accounts));
        if (accounts.size() <= FEW_ACCOUNTS) {
            return "account in (%s)".formatted(family);
        }
        DuckDb.run(
                connection, "create or replace temp table touched as select unnest([%s]) as account".formatted(family));
        return "account in (select account from touched)";
    }

    private static Set<AccountId> family(DuckDBConnection connection, Set<AccountId> accounts) throws SQLException {
        Set<AccountId> family = new HashSet<>(accounts);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select account, "into" from fact.account_merge where account in (%1$s) or "into" in (%1$s)
                        """.formatted(among(accounts)))) {
            while (rows.next()) {
                family.add(AccountId.of(rows.getLong(1)));
                family.add(AccountId.of(rows.getLong(2)));
            }
        }
        return family.size() == accounts.size() ? family : family(connection, family);
    }

    private static String among(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::toString).collect(Collectors.joining(", "));
    }

    /** Throws every measure away, to be computed anew when asked for; the facts known then are given. */
    void restart(long toSeq, Instant now) {
        facts = new FactView.AsKnown(toSeq);
        knownAt = now;
        few.clear();
        computed.clear();
        behind.clear();
    }

    void drop() {
        duckDb.write(connection -> {
            few.clear();
            DuckDb.run(connection, "drop schema if exists %s cascade".formatted(schema));
            return null;
        });
    }
}
