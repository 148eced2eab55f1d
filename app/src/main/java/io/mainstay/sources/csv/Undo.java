package io.mainstay.sources.csv;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.sources.csv.ChangeStore.Change;
import io.mainstay.sources.csv.Import.State;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes back what an import did: a record it made is retracted, one it changed is as it was before. A record that
 * someone has changed since is left alone. Nothing is deleted; the log tells of the import and of its undoing.
 */
final class Undo {

    private final ImportTables tables;
    private final Facts facts;
    private final Records records;
    private final InvoicedAccounts invoiced;
    private final Clock clock;
    private final TransactionOperations transaction;

    Undo(
            ImportTables tables,
            Facts facts,
            Records records,
            InvoicedAccounts invoiced,
            Clock clock,
            TransactionOperations transaction) {
        this.tables = tables;
        this.facts = facts;
        this.records = records;
        this.invoiced = invoiced;
        this.clock = clock;
        this.transaction = transaction;
    }

    void undo(ImportId id) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(_ -> step(id)));
        }
        tables.imports().find(id).ifPresent(imported -> invoiced.readDue(imported.source(), _ -> {}));
    }

    private boolean step(ImportId id) {
        Import imported = tables.imports().lock(id).orElseThrow().imported();
        if (imported.state() != State.UNDOING) {
            return false;
        }
        List<Change> changes = tables.changes().toUndo(id, Limits.ROWS_PER_CHUNK);
        if (changes.isEmpty()) {
            tables.imports().end(id, State.UNDONE, null, clock.instant());
            return false;
        }
        Map<String, Fact> current = facts.current(
                Principal.program(),
                imported.source(),
                changes.stream().map(Change::key).toList());
        List<RawFact> restored = new ArrayList<>();
        for (Change change : changes) {
            Fact now = current.get(change.key());
            if (now != null && now.seq() == change.after()) {
                restored.add(before(change, now));
            }
        }
        facts.record(imported.source(), restored);
        tables.changes().markUndone(id, changes);
        invoiced.noteAgain(imported.source(), current.values());
        return true;
    }

    private RawFact before(Change change, Fact now) {
        Long before = change.before();
        if (before == null) {
            return Records.retraction(now);
        }
        Fact earlier = facts.get(Principal.program(), before);
        return earlier.retracted() ? Records.retraction(now) : records.again(earlier);
    }
}
