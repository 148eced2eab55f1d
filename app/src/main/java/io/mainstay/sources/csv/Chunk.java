package io.mainstay.sources.csv;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.sources.csv.Import.Counts;
import io.mainstay.workspace.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few hundred rows on their way to becoming facts: each laid over the record as it stands, and weighed. A row whose
 * facts do not all fit becomes none.
 */
final class Chunk {

    /** A row with its facts, what would become of each, and the records before it. */
    record Weighed(int row, List<RawFact> facts, List<Outcome> outcomes, List<@Nullable Fact> before) {

        boolean isNew() {
            return !facts.isEmpty()
                    && outcomes.getFirst() instanceof Outcome.Recorded recorded
                    && recorded.revision() == 1;
        }

        boolean isChange() {
            return outcomes.stream().anyMatch(outcome -> outcome instanceof Outcome.Recorded);
        }
    }

    private final List<Weighed> fit = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private int created;
    private int updated;
    private int unchanged;
    private int repeated;

    private Chunk() {}

    static Chunk of(List<RowReader.Reading> readings, String source, Facts facts, Records records) {
        var chunk = new Chunk();
        Set<String> keys = new LinkedHashSet<>();
        readings.forEach(reading -> reading.facts().forEach(fact -> keys.add(fact.key())));
        Map<String, Fact> before = facts.current(Principal.program(), source, keys);
        List<RawFact> all = new ArrayList<>();
        List<List<RawFact>> byRow = new ArrayList<>();
        for (RowReader.Reading reading : readings) {
            List<RawFact> row = new ArrayList<>();
            for (RawFact fact : reading.facts()) {
                Fact known = before.get(fact.key());
                boolean nothingToRetract = fact.retract() && (known == null || known.retracted());
                if (!nothingToRetract) {
                    row.add(records.laidOver(known, fact));
                }
            }
            byRow.add(row);
            all.addAll(row);
        }
        List<Outcome> outcomes = facts.weigh(source, all);
        int next = 0;
        for (int i = 0; i < readings.size(); i++) {
            List<RawFact> row = byRow.get(i);
            chunk.add(readings.get(i), row, outcomes.subList(next, next + row.size()), before);
            next += row.size();
        }
        return chunk;
    }

    private void add(RowReader.Reading reading, List<RawFact> facts, List<Outcome> outcomes, Map<String, Fact> before) {
        Set<String> problems = new LinkedHashSet<>(reading.problems());
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.SetAside unfit) {
                problems.addAll(unfit.reasons());
            }
        }
        if (!problems.isEmpty()) {
            errors.add(new ImportError(reading.row(), List.copyOf(problems)));
            return;
        }
        List<@Nullable Fact> known = new ArrayList<>();
        facts.forEach(fact -> known.add(before.get(fact.key())));
        var weighed = new Weighed(reading.row(), facts, List.copyOf(outcomes), known);
        fit.add(weighed);
        if (weighed.isNew()) {
            created++;
        } else if (weighed.isChange()) {
            updated++;
        } else {
            unchanged++;
        }
    }

    /** Rows about a record that an earlier row of the file named are no new records, whatever the log says so far. */
    void noteRepeats(SeenKeys seen) {
        for (Weighed row : fit) {
            boolean first = true;
            for (RawFact fact : row.facts()) {
                first &= seen.add(fact.key());
            }
            if (!first) {
                repeated++;
                created -= row.isNew() ? 1 : 0;
                updated += row.isNew() ? 1 : 0;
            }
        }
    }

    List<Weighed> fit() {
        return fit;
    }

    List<ImportError> errors() {
        return errors;
    }

    Counts counts() {
        return new Counts(created, updated, unchanged, errors.size(), repeated);
    }

    /** The facts to record, in the order of the rows. */
    List<RawFact> facts() {
        return fit.stream().flatMap(row -> row.facts().stream()).toList();
    }

    /** What recording did, by record. */
    List<ChangeStore.Change> changes(List<Outcome> recorded) {
        Map<String, ChangeStore.Change> changes = new LinkedHashMap<>();
        int next = 0;
        for (Weighed row : fit) {
            for (int i = 0; i < row.facts().size(); i++) {
                if (recorded.get(next++) instanceof Outcome.Recorded made) {
                    String key = row.facts().get(i).key();
                    ChangeStore.Change earlier = changes.get(key);
                    Fact known = row.before().get(i);
                    Long before = earlier != null ? earlier.before() : known == null ? null : Long.valueOf(known.seq());
                    changes.put(key, new ChangeStore.Change(key, before, made.seq()));
                }
            }
        }
        return List.copyOf(changes.values());
    }
}
