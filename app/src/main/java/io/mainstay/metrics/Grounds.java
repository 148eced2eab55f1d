package io.mainstay.metrics;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Tally;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Quantity;
import io.mainstay.workspace.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says on what each answer stands: how much could be counted, and how new the facts are. */
final class Grounds {

    private static final int KEPT = 32;

    /** How long what came in is taken to be as it was, so that a page of many figures asks once. */
    private static final Duration STANDS = Duration.ofSeconds(5);

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Facts facts;
    private final CoverageReader coverage;
    private final Map<Metric, Rest> rests = new ConcurrentHashMap<>();
    private volatile @Nullable Intake intake;

    /**
     * What a metric rests on.
     *
     * @param measures the measures, directly or through others
     * @param kinds the kinds of facts, likewise
     * @param stock whether it sums up what there is at a moment, and nothing of what happened in a period
     */
    private record Rest(Set<String> measures, Set<String> kinds, boolean stock) {}

    /** What came in lately. */
    private record Intake(List<Tally> tallies, Map<String, Map<String, Long>> setAside, long at) {}

    private final Map<Moment, Map<String, Instant>> lasts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Moment, Map<String, Instant>> eldest) {
            return size() > KEPT;
        }
    };

    private record Moment(Seen book, FactView facts) {}

    Grounds(DuckDb duckDb, Definitions definitions, Facts facts) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.facts = facts;
        this.coverage = new CoverageReader(duckDb);
    }

    /** What an answer stands on by the facts of its book; it may be remembered with the answer. */
    Answer under(Seen book, Question question, Answer answer) {
        Rest rest = rest(answer.metric());
        return answer.on(
                        coverage.read(
                                book,
                                Converted.of(rest.measures()).toList(),
                                question,
                                MetricReader.until(question, answer.metric(), book.book())),
                        new Freshness(last(book, rest.kinds()), List.of()))
                .counted(rest.stock());
    }

    /**
     * The same with what is the case now, whatever facts there are: records set aside, and sources that fell silent. Whose
     * accounts these are about is not known, so who sees a portfolio is not told.
     */
    Answer now(Answer answer, Reach reach, Instant now) {
        if (!reach.whole()) {
            return answer;
        }
        Set<String> kinds = rest(answer.metric()).kinds();
        Intake came = intake();
        List<Coverage.Gap> waiting = new ArrayList<>();
        new TreeMap<>(came.setAside())
                .forEach((source, counts) -> new TreeMap<>(counts).forEach((kind, count) -> {
                    if (kinds.contains(kind)) {
                        waiting.add(new Coverage.Gap.SetAside(source, kind, count));
                    }
                }));
        Set<String> sources = came.tallies().stream()
                .filter(tally -> kinds.contains(tally.kind()))
                .map(Tally::source)
                .collect(Collectors.toSet());
        Map<String, Instant> seen = new TreeMap<>();
        came.tallies().stream()
                .filter(tally -> sources.contains(tally.source()))
                .forEach(tally -> seen.merge(
                        tally.source(), tally.lastSeenAt(), (one, other) -> one.isAfter(other) ? one : other));
        List<Freshness.Silent> silent = seen.entrySet().stream()
                .filter(source -> source.getValue().plus(Freshness.SILENT_AFTER).isBefore(now))
                .map(source -> new Freshness.Silent(source.getKey(), source.getValue()))
                .toList();
        return answer.on(
                answer.coverage().and(waiting), new Freshness(answer.freshness().last(), silent));
    }

    private Intake intake() {
        Intake known = intake;
        if (known == null || System.nanoTime() - known.at() > STANDS.toNanos()) {
            known = new Intake(facts.tallies(), facts.openSetAside(), System.nanoTime());
            intake = known;
        }
        return known;
    }

    private Rest rest(Metric metric) {
        return rests.computeIfAbsent(metric, one -> {
            List<Quantity> quantities = Cells.formulas(one).stream()
                    .flatMap(formula -> formula.quantities().stream())
                    .map(definitions::quantity)
                    .toList();
            boolean stock = quantities.stream().allMatch(QuantitySql::isStock);
            var rest = new Rest(new TreeSet<>(), new TreeSet<>(), stock);
            quantities.forEach(quantity -> add(quantity.measure().value(), rest));
            return rest;
        });
    }

    private void add(String read, Rest rest) {
        if (definitions.kinds().find(read).isPresent()) {
            rest.kinds().add(read);
        } else if (rest.measures().add(read)) {
            definitions.measure(MeasureName.of(read)).reads().forEach(next -> add(next, rest));
        }
    }

    private Optional<Instant> last(Seen book, Set<String> kinds) {
        Map<String, Instant> all = lasts(book);
        return kinds.stream().filter(all::containsKey).map(all::get).max(Instant::compareTo);
    }

    private static String within(Seen book, Kind kind) {
        return book.reach().whole() || kind.about() == Kind.About.COMPANY ? "" : " and " + book.within();
    }

    private Map<String, Instant> lasts(Seen book) {
        FactView view = book.book().facts();
        var key = new Moment(book, view);
        synchronized (lasts) {
            Map<String, Instant> known = lasts.get(key);
            if (known != null) {
                return known;
            }
        }
        long seq = view instanceof FactView.AsKnown(long upTo) ? upTo : Long.MAX_VALUE;
        String sql = definitions.kinds().list().stream()
                .map(kind -> "select '%s' as kind, max(recorded_at) as last from %s where seq <= %d%s"
                        .formatted(kind.name(), FactTables.table(kind), seq, within(book, kind)))
                .collect(Collectors.joining(" union all "));
        Map<String, Instant> fresh = duckDb.query(sql, rows -> {
            Map<String, Instant> read = new TreeMap<>();
            while (rows.next()) {
                OffsetDateTime last = rows.getObject("last", OffsetDateTime.class);
                if (last != null) {
                    read.put(
                            rows.getString("kind"),
                            last.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
                }
            }
            return read;
        });
        synchronized (lasts) {
            lasts.put(key, fresh);
        }
        return fresh;
    }
}
