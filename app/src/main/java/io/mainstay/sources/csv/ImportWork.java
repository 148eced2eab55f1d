package io.mainstay.sources.csv;

import io.mainstay.sources.Sources;
import io.mainstay.sources.csv.Import.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the job does with an import: whatever its state asks for. */
final class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final ImportTables tables;
    private final ImportRun run;
    private final Undo undo;
    private final Sources sources;
    private final Clock clock;

    ImportWork(ImportTables tables, ImportRun run, Undo undo, Sources sources, Clock clock) {
        this.tables = tables;
        this.run = run;
        this.undo = undo;
        this.sources = sources;
        this.clock = clock;
    }

    /** @return when to try again, if it has to wait */
    Optional<Duration> on(ImportId id) {
        Optional<Import> found = tables.imports().find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Import imported = found.get();
        if (imported.state() == State.IMPORTING && sources.isPaused(imported.source())) {
            return Optional.of(LATER);
        }
        try {
            work(imported);
            return Optional.empty();
        } catch (TransientDataAccessException
                | CannotCreateTransactionException
                | CannotGetJdbcConnectionException databaseAway) {
            LOG.warn("Import {} waits for the database", id, databaseAway);
            return Optional.of(LATER);
        } catch (RuntimeException e) {
            LOG.error("Import {} stopped", id, e);
            String what = "Something unforeseen stopped it at %s. What was recorded is kept and can be undone."
                    .formatted(clock.instant());
            tables.imports().end(id, State.STOPPED, what, clock.instant());
            return Optional.empty();
        }
    }

    private void work(Import imported) {
        switch (imported.state()) {
            case CHECKING -> run.check(imported.id());
            case IMPORTING -> run.record(imported.id());
            case UNDOING -> undo.undo(imported.id());
            case UPLOADED, CHECKED, IMPORTED, CANCELED, STOPPED, UNDONE -> {}
        }
    }
}
