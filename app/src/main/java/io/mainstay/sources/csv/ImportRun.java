package io.mainstay.sources.csv;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.csv.Import.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes an import through its file in steps of a thousand rows. A step and the row it came to are one transaction, so
 * that whoever takes over after a crash goes on behind the last step, and of two who try the same step one gives way.
 */
final class ImportRun {

    private static final int PREVIEWED = 20;

    private final ImportTables tables;
    private final ImportFiles files;
    private final Facts facts;
    private final Records records;
    private final InvoicedAccounts invoiced;
    private final Kinds kinds;
    private final Supplier<ZoneId> zone;
    private final Clock clock;
    private final TransactionOperations transaction;

    ImportRun(
            ImportTables tables,
            ImportFiles files,
            Facts facts,
            Records records,
            InvoicedAccounts invoiced,
            Kinds kinds,
            Supplier<ZoneId> zone,
            Clock clock,
            TransactionOperations transaction) {
        this.tables = tables;
        this.files = files;
        this.facts = facts;
        this.records = records;
        this.invoiced = invoiced;
        this.kinds = kinds;
        this.zone = zone;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The dry run. Started again from the first row when it was interrupted: it has left nothing behind. */
    void check(ImportId id) {
        transaction.executeWithoutResult(_ -> {
            tables.imports().restart(id, State.CHECKING);
            tables.errors().clear(id);
        });
        var seen = new SeenKeys();
        List<Preview> preview = new ArrayList<>();
        var previewOf = new PreviewOf(records);
        boolean through = goThrough(id, State.CHECKING, (imported, readings) -> {
            Chunk chunk = Chunk.of(readings, imported.source(), facts, records);
            chunk.noteRepeats(seen);
            for (Chunk.Weighed row : chunk.fit()) {
                if (preview.size() < PREVIEWED && row.isChange()) {
                    preview.add(previewOf.row(row));
                }
            }
            return chunk;
        });
        if (through) {
            transaction.executeWithoutResult(_ -> {
                tables.imports().setPreview(id, preview);
                end(id, State.CHECKING, State.CHECKED, null);
            });
        }
    }

    /** Records the file, or what is left of it. */
    void record(ImportId id) {
        boolean through = goThrough(id, State.IMPORTING, (imported, readings) -> {
            Chunk chunk = Chunk.of(readings, imported.source(), facts, records);
            List<Outcome> outcomes = facts.record(imported.source(), chunk.facts());
            tables.changes().add(id, chunk.changes(outcomes));
            if (rule(imported) instanceof InvoiceRow) {
                invoiced.note(imported, chunk.facts());
            }
            return chunk;
        });
        if (through) {
            Import imported = tables.imports().find(id).orElseThrow();
            if (rule(imported) instanceof InvoiceRow) {
                invoiced.readDue(imported.source(), changes -> tables.changes().add(id, changes));
            }
            transaction.executeWithoutResult(_ -> end(id, State.IMPORTING, State.IMPORTED, clock.instant()));
        }
    }

    private interface Step {
        Chunk take(Import imported, List<RowReader.Reading> readings);
    }

    /** @return false when the import was taken out of our hands, by a person or by another program */
    private boolean goThrough(ImportId id, State state, Step step) {
        ImportStore.Place start =
                transaction.execute(_ -> tables.imports().lock(id).orElseThrow());
        Import imported = Objects.requireNonNull(start).imported();
        int position = start.position();
        try (Rows rows = files.open(imported)) {
            RowReader reader = reader(imported);
            List<RowReader.Reading> readings = next(rows, reader, position);
            while (!readings.isEmpty()) {
                if (!take(id, state, position, readings, step)) {
                    return false;
                }
                position = readings.getLast().row();
                readings = next(rows, reader, position);
            }
            return imported.state() == state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean take(ImportId id, State state, int position, List<RowReader.Reading> readings, Step step) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            ImportStore.Place now = tables.imports().lock(id).orElseThrow();
            if (now.imported().state() != state || now.position() != position) {
                return false;
            }
            Chunk chunk = step.take(now.imported(), readings);
            tables.errors().add(id, chunk.errors());
            tables.imports().advance(id, readings.getLast().row(), chunk.counts());
            return true;
        }));
    }

    private static List<RowReader.Reading> next(Rows rows, RowReader reader, int after) {
        List<RowReader.Reading> readings = new ArrayList<>();
        while (readings.size() < Limits.ROWS_PER_CHUNK) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            if (row.get().number() > after) {
                readings.add(reader.read(row.get()));
            }
        }
        return readings;
    }

    private RowReader reader(Import imported) {
        Import.File file = imported.file();
        Mapping mapping = Objects.requireNonNull(imported.mapping(), "An import runs once it is mapped");
        return new RowReader(rule(imported), mapping, file.format(), file.columns(), zone.get());
    }

    private RowRule rule(Import imported) {
        Mapping mapping = Objects.requireNonNull(imported.mapping(), "An import runs once it is mapped");
        return RowRule.find(mapping.rule(), mapping.kind(), kinds).orElseThrow();
    }

    private void end(ImportId id, State from, State to, @Nullable Instant at) {
        if (tables.imports().lock(id).orElseThrow().imported().state() == from) {
            tables.imports().end(id, to, null, at);
        }
    }
}
