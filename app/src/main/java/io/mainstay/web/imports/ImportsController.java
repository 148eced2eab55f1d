package io.mainstay.web.imports;

import io.mainstay.platform.Order;
import io.mainstay.platform.Refused;
import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.ImportPage;
import io.mainstay.sources.csv.Imports;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.sources.DataFrame;
import io.mainstay.web.sources.ListPage;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The imports so far, and the form that starts another. */
@Controller
@RequestMapping("/data/imports")
class ImportsController {

    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_SOURCE = 100;

    private final Imports imports;
    private final Sources sources;
    private final DataFrame frame;
    private final Templates templates;

    ImportsController(Imports imports, Sources sources, DataFrame frame, Templates templates) {
        this.imports = imports;
        this.sources = sources;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String source,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String format,
            Principal reader) {
        Import.State asked = state(state);
        boolean csv = format.equals("csv");
        var page = new ImportPage(
                q.isBlank() ? null : q,
                source == null || source.isBlank() ? null : source,
                asked,
                Order.read(sort, ImportPage.LATEST),
                csv ? Long.MAX_VALUE : Leaf.before(Here.now(), ""),
                csv ? AT_ONCE : SHOWN + 1);
        List<Import> found = imports.list(reader, page);
        return csv
                ? csv(CsvFile.paged(
                        found, last -> imports.list(reader, page.after(last.getLast())), ImportsController::cells))
                : page(Leaf.of(found, SHOWN, Here.now(), ""), page, reader);
    }

    @GetMapping("/new")
    View form(@RequestParam(defaultValue = "") String source, Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        return form(source, null, reader);
    }

    @PostMapping
    View upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String source,
            Principal by)
            throws IOException {
        by.require(Permission.MANAGE_SOURCES);
        if (file == null || file.isEmpty()) {
            return form(source, "Choose a file first.", by);
        }
        String name = name(file.getOriginalFilename());
        String from = source.isBlank() ? stem(name) : source.strip();
        if (from.length() > LONGEST_SOURCE) {
            return form(source, "A source's name has at most 100 characters.", by);
        }
        try (var in = file.getInputStream()) {
            return Redirects.to(ImportWords.href(imports.upload(by, name, from, in)));
        } catch (Refused refused) {
            return form(source, refused.getMessage(), by);
        }
    }

    private View form(String source, @Nullable String problem, Principal reader) {
        List<String> known = sources.list(reader).stream().map(Source::name).toList();
        var page = frame.page("Import a file", templates.importsUpload(new UploadPage(source, known, problem)));
        return problem == null ? page : page.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View page(Leaf<Import> leaf, ImportPage page, Principal reader) {
        String q = Objects.requireNonNullElse(page.words(), "");
        String source = Objects.requireNonNullElse(page.source(), "");
        Import.State asked = page.state();
        Show show = frame.show();
        var columns = List.of(
                Column.text("File", "file"),
                Column.text("State", "state"),
                Column.text("Source", "source"),
                Column.number("Rows", "rows"),
                Column.number("Created", "created"),
                Column.number("Updated", "updated"),
                Column.number("Unchanged", "unchanged"),
                Column.number("Failed", "failed"),
                Column.text("When", "when"),
                Column.text("By", "by"));
        var pager = leaf.pager("import", imported -> imported.id().value());
        var extras = new Listing.Extras(
                page.order().words(),
                q,
                Here.now().with("format", "csv", "before"),
                pager,
                "",
                filters(asked, source, reader));
        var empty = q.isEmpty() && asked == null && source.isEmpty()
                ? Empty.of(
                                "data",
                                "No imports yet",
                                "Bring in customers, subscriptions or invoices from a CSV file. You see what would happen before anything does, and can undo it for 30 days.")
                        .link(Here.now().may(Permission.MANAGE_SOURCES), "Import a file", "/data/imports/new")
                : Empty.of("search", "No import fits", "Search for something else, or take the filter away.")
                        .link("Show all imports", "/data/imports");
        var rows = leaf.shown().stream().map(imported -> row(imported, show)).toList();
        var listing = new Listing("imports", "Imports", columns, rows, null, extras, empty);
        return frame.page("Imports", templates.dataList(new ListPage(listing, "Import a file", "/data/imports/new")));
    }

    private List<Field> filters(Import.@Nullable State asked, String source, Principal reader) {
        List<Field.Option> states = Arrays.stream(Import.State.values())
                .map(state ->
                        new Field.Option(state.name(), ImportWords.badge(state).text()))
                .toList();
        List<Field.Option> known = sources.list(reader).stream()
                .map(Source::name)
                .map(name -> new Field.Option(name, name))
                .toList();
        return List.of(
                Field.filter("state", "State", asked == null ? "" : asked.name(), states),
                Field.filter("source", "Source", source, known));
    }

    private static Listing.Row row(Import imported, Show show) {
        Import.Counts counts = imported.counts();
        return Listing.Row.page(
                ImportWords.href(imported),
                Cell.of(imported.file().name()),
                Cell.of(ImportWords.badge(imported.state())),
                Cell.of(imported.source()),
                Cell.of(show.count(imported.file().rows())),
                Cell.of(show.count(counts.created())),
                Cell.of(show.count(counts.updated())),
                Cell.of(show.count(counts.unchanged())),
                Cell.of(show.count(counts.failed())),
                Cell.of(show.moment(imported.story().at())),
                Cell.of(imported.story().by()));
    }

    private static CsvFile csv(CsvFile.Rows rows) {
        return new CsvFile(
                "imports",
                List.of(
                        "id",
                        "file",
                        "state",
                        "source",
                        "rows",
                        "created",
                        "updated",
                        "unchanged",
                        "failed",
                        "at",
                        "by"),
                rows);
    }

    private static List<String> cells(Import imported) {
        Import.Counts counts = imported.counts();
        return List.of(
                imported.id().toString(),
                imported.file().name(),
                imported.state().name().toLowerCase(Locale.ROOT),
                imported.source(),
                Integer.toString(imported.file().rows()),
                Integer.toString(counts.created()),
                Integer.toString(counts.updated()),
                Integer.toString(counts.unchanged()),
                Integer.toString(counts.failed()),
                imported.story().at().toString(),
                imported.story().by());
    }

    private static Import.@Nullable State state(String name) {
        for (Import.State state : Import.State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return null;
    }

    /** The name as the person's machine calls the file, without folders and control characters. */
    private static String name(@Nullable String given) {
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String printable = name.replaceAll("\\p{C}", "").strip();
        return printable.isEmpty() ? "file.csv" : printable.substring(0, Math.min(printable.length(), 200));
    }

    private static String stem(String name) {
        String stem = name.replaceAll("\\.[A-Za-z]{2,4}$", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return stem.isEmpty()
                ? "import"
                : stem.substring(0, Math.min(stem.length(), LONGEST_SOURCE)).toLowerCase(Locale.ROOT);
    }
}
