package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The facts that formulas read that became known between two seqs, account by account. */
final class FactSteps {

    /** More facts than this of one account are taken together, so that the work stays bounded. */
    private static final int MOST_STEPS = 24;

    private final DuckDb duckDb;
    private final List<Kind> kinds;
    private final long from;
    private final long to;

    /**
     * Accounts that were ever merged, or one account alone.
     *
     * @param steps the seqs learned, in order, in groups of usually one
     */
    record Family(long main, List<Long> accounts, List<List<Long>> steps) {}

    FactSteps(DuckDb duckDb, Definitions definitions, Set<Formula> formulas, long from, long to) {
        this.duckDb = duckDb;
        this.from = from;
        this.to = to;
        Set<String> reads = new LinkedHashSet<>();
        for (Formula formula : formulas) {
            formula.quantities()
                    .forEach(q -> collect(definitions, definitions.quantity(q).measure(), reads));
        }
        reads.add("account_profile");
        reads.add("account_merge");
        this.kinds = definitions.kinds().list().stream()
                .filter(kind -> reads.contains(kind.name().value()))
                .toList();
    }

    private static void collect(Definitions definitions, MeasureName name, Set<String> reads) {
        Measure measure = definitions.measure(name);
        for (String read : measure.reads()) {
            if (reads.add(read) && definitions.kinds().find(read).isEmpty()) {
                collect(definitions, MeasureName.of(read), reads);
            }
        }
    }

    List<Long> companyFacts() {
        return List.copyOf(learned(Kind.About.COMPANY, "").getOrDefault(0L, new TreeSet<>()));
    }

    /** The accounts that learned something. */
    Set<Long> accounts() {
        return learned(Kind.About.ACCOUNT, "").keySet();
    }

    /** The families of the accounts given that learned something. */
    List<Family> families(Set<Long> accounts) {
        Map<Long, Long> mains = mains();
        Set<Long> wanted =
                accounts.stream().map(a -> mains.getOrDefault(a, a)).collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Set<Long>> members = new TreeMap<>();
        wanted.forEach(main -> members.put(main, new TreeSet<>(Set.of(main))));
        mains.forEach((account, main) -> {
            if (wanted.contains(main)) {
                members.getOrDefault(main, new TreeSet<>()).add(account);
            }
        });
        Set<Long> all = members.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<Long, TreeSet<Long>> learned = learned(Kind.About.ACCOUNT, only(all));
        List<Family> families = new ArrayList<>();
        members.forEach((main, accountsOf) -> {
            TreeSet<Long> seqs = new TreeSet<>();
            accountsOf.forEach(account -> seqs.addAll(learned.getOrDefault(account, new TreeSet<>())));
            if (!seqs.isEmpty()) {
                families.add(new Family(main, List.copyOf(accountsOf), grouped(List.copyOf(seqs))));
            }
        });
        return families;
    }

    private static List<List<Long>> grouped(List<Long> seqs) {
        int size = (seqs.size() + MOST_STEPS - 1) / MOST_STEPS;
        List<List<Long>> groups = new ArrayList<>();
        for (int i = 0; i < seqs.size(); i += size) {
            groups.add(List.copyOf(seqs.subList(i, Math.min(i + size, seqs.size()))));
        }
        return groups;
    }

    /** A book of some families only, in which they know what they did at first. */
    Book beginning(Books books, Terms terms, List<Family> families, Instant knownAt) {
        return apart(books, terms, families, _ -> from, knownAt);
    }

    /** A book in which each family knows its facts up to a step, or all of them when it has fewer. */
    Book book(Books books, Terms terms, List<Family> families, int step, Instant knownAt) {
        return apart(
                books,
                terms,
                families,
                family -> family.steps()
                        .get(Math.min(step, family.steps().size() - 1))
                        .getLast(),
                knownAt);
    }

    private Book apart(Books books, Terms terms, List<Family> families, ToLongFunction<Family> knows, Instant knownAt) {
        String rows = families.stream()
                .flatMap(family -> family.accounts().stream()
                        .map(account -> "(%d, %d)".formatted(account, knows.applyAsLong(family))))
                .collect(Collectors.joining(", "));
        return books.apart(
                terms, new FactView.ByAccount("(values %s) as known(account, seq)".formatted(rows), to), knownAt);
    }

    /** What was learned, a new revision or the end of an old one, by account; 0 stands for the company. */
    private Map<Long, TreeSet<Long>> learned(Kind.About about, String only) {
        Map<Long, TreeSet<Long>> learned = new TreeMap<>();
        for (Kind kind : kinds) {
            if (kind.about() != about) {
                continue;
            }
            for (String column : List.of("seq", "until_seq")) {
                String sql = "select coalesce(account, 0), %1$s from %2$s where %1$s > %3$d and %1$s <= %4$d%5$s"
                        .formatted(column, FactTables.table(kind), from, to, only);
                duckDb.query(sql, rows -> {
                    while (rows.next()) {
                        learned.computeIfAbsent(rows.getLong(1), _ -> new TreeSet<>())
                                .add(rows.getLong(2));
                    }
                    return null;
                });
            }
        }
        return learned;
    }

    private static String only(Set<Long> accounts) {
        return accounts.isEmpty()
                ? " and false"
                : " and account in (%s)"
                        .formatted(accounts.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** For every account that was ever merged, the one that stands for its family. */
    private Map<Long, Long> mains() {
        Map<Long, Long> into = duckDb.query("select account, \"into\" from fact.account_merge order by seq", rows -> {
            Map<Long, Long> merges = new TreeMap<>();
            while (rows.next()) {
                merges.put(rows.getLong(1), rows.getLong(2));
            }
            return merges;
        });
        Map<Long, Long> mains = new TreeMap<>();
        into.forEach((account, next) -> {
            long main = next;
            for (int hop = 0; hop < into.size() && into.containsKey(main); hop++) {
                main = into.getOrDefault(main, main);
            }
            mains.put(account, main);
        });
        return mains;
    }
}
