package io.mainstay.sources.csv;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.Sources;
import io.mainstay.sources.csv.Import.State;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files on their way in. Each is uploaded, understood, mapped, tried and then recorded; what takes long is left to a
 * job, and can be watched.
 */
public class Imports {

    private static final int MOST_WRONGS = 50;
    private static final int SAMPLE = 200;
    private static final String ROW_BY_ROW = "csv";

    private final ImportTables tables;
    private final ImportFiles files;
    private final Sources sources;
    private final Kinds kinds;
    private final Clock clock;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final Consumer<ImportId> job;

    Imports(
            ImportTables tables,
            ImportFiles files,
            Sources sources,
            Kinds kinds,
            Clock clock,
            TransactionOperations transaction,
            Audit audit,
            Consumer<ImportId> job) {
        this.tables = tables;
        this.files = files;
        this.sources = sources;
        this.kinds = kinds;
        this.clock = clock;
        this.transaction = transaction;
        this.audit = audit;
        this.job = job;
    }

    /** Takes in a file and guesses its format. */
    public Import upload(Principal principal, String name, String source, InputStream in) {
        principal.require(Permission.MANAGE_SOURCES);
        Path draft = files.receive(in);
        Sniff sniff;
        try {
            sniff = Sniff.of(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Import.File file = ImportFiles.read(draft, name, sniff.format(), sniff.doubts());
        ImportId id = tables.imports().add(source, file, principal.name(), clock.instant());
        files.keep(draft, id);
        return get(principal, id);
    }

    public Import get(Principal principal, ImportId id) {
        principal.require(Permission.SEE_COMPANY);
        return tables.imports().find(id).orElseThrow(() -> new NotFound("import", id));
    }

    public List<Import> list(Principal principal, ImportPage page) {
        principal.require(Permission.SEE_COMPANY);
        return tables.imports().page(page);
    }

    /** Reads the file another way; what was mapped is forgotten, for the columns may be others. */
    public Import reshape(Principal principal, ImportId id, Format format) {
        principal.require(Permission.MANAGE_SOURCES);
        Import imported = in(principal, id, Set.of(State.UPLOADED, State.CHECKED));
        Import.File before = imported.file();
        Import.File file = ImportFiles.read(files.path(id), before.name(), format, before.doubts());
        tables.imports().reshape(id, file);
        return get(principal, id);
    }

    /** The first rows of the file. */
    public List<Row> sample(Import imported, int most) {
        return files.sample(imported, most);
    }

    /** What the file seems to hold. */
    public RowRule likelyRule(Import imported) {
        Import.File file = imported.file();
        return Suggestions.rule(file.columns(), sample(imported, SAMPLE), file.format(), kinds);
    }

    /** What its columns seem to mean under a rule. */
    public Mapping suggest(Import imported, RowRule rule, String currency, java.time.LocalDate today) {
        Import.File file = imported.file();
        var suggestions = new Suggestions(file.columns(), sample(imported, SAMPLE), file.format());
        return suggestions.mapping(rule, currency, today);
    }

    /**
     * Says what the columns mean, and whose records they are.
     *
     * @return what keeps the mapping from being used; nothing is changed then
     */
    public List<String> map(Principal principal, ImportId id, String source, Mapping mapping) {
        principal.require(Permission.MANAGE_SOURCES);
        Import imported = in(principal, id, Set.of(State.UPLOADED, State.CHECKED));
        RowRule rule = RowRule.find(mapping.rule(), mapping.kind(), kinds)
                .orElseThrow(() -> new Refused(ErrorCode.INVALID, "Choose what one row stands for."));
        Import.File file = imported.file();
        var reader = new RowReader(rule, mapping, file.format(), file.columns(), java.time.ZoneOffset.UTC);
        if (reader.mappingProblems().isEmpty()) {
            sources.ensure(source, ROW_BY_ROW);
            tables.imports().map(id, source, mapping);
        }
        return reader.mappingProblems();
    }

    /** Starts the dry run. */
    public void check(Principal principal, ImportId id) {
        principal.require(Permission.MANAGE_SOURCES);
        mapped(principal, id, Set.of(State.UPLOADED, State.CHECKED));
        start(id, State.CHECKING);
    }

    /** Starts recording. */
    public void commit(Principal principal, ImportId id) {
        principal.require(Permission.MANAGE_SOURCES);
        Import imported = mapped(principal, id, Set.of(State.UPLOADED, State.CHECKED));
        sources.refuseWhenPaused(imported.source());
        transaction.executeWithoutResult(_ -> {
            tables.errors().clear(id);
            note(principal, "import.committed", imported);
        });
        start(id, State.IMPORTING);
    }

    /** Ends it where it is; what was recorded stays until it is undone. */
    public void cancel(Principal principal, ImportId id) {
        principal.require(Permission.MANAGE_SOURCES);
        in(principal, id, Set.of(State.UPLOADED, State.CHECKING, State.CHECKED, State.IMPORTING));
        transaction.executeWithoutResult(_ -> {
            State now = tables.imports().lock(id).orElseThrow().imported().state();
            if (now != State.IMPORTED) {
                tables.imports().end(id, State.CANCELED, null, clock.instant());
            }
        });
    }

    /** Starts taking back what it did. */
    public void undo(Principal principal, ImportId id) {
        principal.require(Permission.MANAGE_SOURCES);
        Import imported = get(principal, id);
        if (!imported.canBeUndone(clock.instant())) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE, "An import can be undone within 30 days, when it recorded something.");
        }
        transaction.executeWithoutResult(_ -> {
            tables.imports().end(id, State.UNDOING, null, imported.story().finishedAt());
            note(principal, "import.undone", imported);
        });
        job.accept(id);
    }

    public List<Preview> preview(Principal principal, ImportId id) {
        principal.require(Permission.SEE_COMPANY);
        return tables.imports().preview(id);
    }

    /** Its failed rows. */
    public List<ImportError> errors(Principal principal, ImportId id, ErrorPage page) {
        principal.require(Permission.SEE_COMPANY);
        return tables.errors().page(id, page);
    }

    /** What is wrong with its failed rows, with an ellipsis for what stood there: the first few such sentences. */
    public List<String> wrongs(Principal principal, ImportId id) {
        principal.require(Permission.SEE_COMPANY);
        return tables.errors().wrongs(id, MOST_WRONGS);
    }

    /** Writes the failed rows as a file to be mended. */
    public void writeErrors(Principal principal, ImportId id, OutputStream out) throws IOException {
        principal.require(Permission.SEE_COMPANY);
        Import imported = get(principal, id);
        try (Rows rows = files.open(imported)) {
            new ErrorsFile(tables.errors()).write(imported, rows, out);
        }
    }

    public List<SavedMapping> savedMappings() {
        return tables.mappings().list();
    }

    public SavedMapping savedMapping(String name) {
        return tables.mappings().find(name).orElseThrow(() -> new NotFound("saved mapping", name));
    }

    public void saveMapping(Principal principal, String name, Mapping mapping) {
        principal.require(Permission.MANAGE_SOURCES);
        if (name.isBlank() || name.length() > 100) {
            throw new Refused(ErrorCode.INVALID, "Give the mapping a name of at most 100 characters.");
        }
        tables.mappings().save(new SavedMapping(name.strip(), mapping, principal.name(), clock.instant()));
    }

    public void deleteMapping(Principal principal, String name) {
        principal.require(Permission.MANAGE_SOURCES);
        tables.mappings().delete(name);
    }

    private void note(Principal by, String action, Import imported) {
        var details = Map.of("file", imported.file().name(), "source", imported.source());
        audit.note(by, action, "import " + imported.id(), details);
    }

    private void start(ImportId id, State state) {
        tables.imports().restart(id, state);
        job.accept(id);
    }

    private Import mapped(Principal principal, ImportId id, Set<State> states) {
        Import imported = in(principal, id, states);
        if (imported.mapping() == null) {
            throw new Refused(ErrorCode.NOT_IN_THIS_STATE, "Say what the columns mean first.");
        }
        return imported;
    }

    private Import in(Principal principal, ImportId id, Set<State> states) {
        Import imported = get(principal, id);
        if (!states.contains(imported.state())) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "The import of %s is past that point."
                            .formatted(imported.file().name()));
        }
        return imported;
    }
}
