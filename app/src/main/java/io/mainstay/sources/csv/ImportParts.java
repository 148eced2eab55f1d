package io.mainstay.sources.csv;

import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.platform.DataFolder;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.Sources;
import io.mainstay.workspace.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The parts of the way in by CSV, put together; tests put them together over a database of their own. */
final class ImportParts {

    private static final int TIDIED_AT_ONCE = 1_000;

    private final ImportTables tables;
    private final ImportFiles files;
    private final InvoicedAccounts invoiced;
    private final ImportWork work;
    private final Sources sources;
    private final Kinds kinds;
    private final Clock clock;
    private final Audit audit;
    private final TransactionOperations transaction;

    ImportParts(
            JdbcClient db,
            TransactionOperations transaction,
            DataFolder folder,
            Facts facts,
            Accounts accounts,
            Sources sources,
            Kinds kinds,
            Supplier<ZoneId> zone,
            Clock clock) {
        this.tables = ImportTables.in(db);
        this.files = new ImportFiles(folder);
        this.sources = sources;
        this.kinds = kinds;
        this.clock = clock;
        this.audit = new Audit(db, clock);
        this.transaction = transaction;
        var records = new Records(accounts, kinds);
        this.invoiced =
                new InvoicedAccounts(new InvoicedAccountStore(db), facts, accounts, records, clock, transaction);
        var run = new ImportRun(tables, files, facts, records, invoiced, kinds, zone, clock, transaction);
        var undo = new Undo(tables, facts, records, invoiced, clock, transaction);
        this.work = new ImportWork(tables, run, undo, sources, clock);
    }

    Imports imports(Consumer<ImportId> job) {
        return new Imports(tables, files, sources, kinds, clock, transaction, audit, job);
    }

    ImportWork work() {
        return work;
    }

    Clock clock() {
        return clock;
    }

    /** Ends subscriptions whose days of grace are over, and deletes files that can no longer be needed. */
    void daily() {
        invoiced.dueSources().forEach(source -> invoiced.readDue(source, _ -> {}));
        Instant old = clock.instant().minus(Import.UNDO);
        ImportPage page = ImportPage.first(TIDIED_AT_ONCE);
        for (Import imported : tables.imports().page(page)) {
            if (!imported.state().isRunning() && imported.story().at().isBefore(old)) {
                files.delete(imported.id());
            }
        }
    }
}
