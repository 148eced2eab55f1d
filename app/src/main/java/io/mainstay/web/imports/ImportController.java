package io.mainstay.web.imports;

import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.Import.State;
import io.mainstay.sources.csv.ImportId;
import io.mainstay.sources.csv.Imports;
import io.mainstay.sources.csv.Preview;
import io.mainstay.templates.Templates;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.sources.DataFrame;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One import: how far it is, what it came to, and what can be done with it now. */
@Controller
@RequestMapping("/data/imports/{id}")
class ImportController {

    private final Imports imports;
    private final DataFrame frame;
    private final Templates templates;
    private final Clock clock;

    ImportController(Imports imports, DataFrame frame, Templates templates, Clock clock) {
        this.imports = imports;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    View show(@PathVariable long id, @RequestParam(defaultValue = "") String format, Here here, Principal reader) {
        Import imported = imports.get(reader, ImportId.of(id));
        var failed = new FailedRows(here, frame.show());
        if (format.equals("csv")) {
            return failed.csv(page -> imports.errors(reader, imported.id(), page));
        }
        if (imported.state() == State.UPLOADED) {
            return Redirects.to(ImportWords.href(imported) + "/mapping");
        }
        Listing errors = imported.counts().failed() == 0
                ? null
                : failed.listing(
                        page -> imports.errors(reader, imported.id(), page), imports.wrongs(reader, imported.id()));
        List<Preview> preview = imported.state() == State.CHECKED ? imports.preview(reader, imported.id()) : List.of();
        var result = new Result(imported, frame.show(), clock.instant());
        return frame.page("Import " + imported.file().name(), templates.importsResult(result.page(preview, errors)));
    }

    /** Asked for again and again while it runs; tells the page to reload once it has ended. */
    @GetMapping("/progress")
    Html progress(@PathVariable long id, Principal reader) {
        Import imported = imports.get(reader, ImportId.of(id));
        var progress = new Result(imported, frame.show(), clock.instant()).progress();
        Html html = Html.of(templates.importsProgress(progress));
        return imported.state().isRunning() ? html : html.header("HX-Refresh", "true");
    }

    @PostMapping("/commit")
    View commit(@PathVariable long id, Principal by) {
        imports.commit(by, ImportId.of(id));
        return Redirects.to("/data/imports/" + id);
    }

    @PostMapping("/cancellation")
    View cancel(@PathVariable long id, Principal by) {
        imports.cancel(by, ImportId.of(id));
        return Redirects.to("/data/imports/" + id);
    }

    @PostMapping("/undo")
    View undo(@PathVariable long id, Principal by) {
        imports.undo(by, ImportId.of(id));
        return Redirects.to("/data/imports/" + id);
    }

    @GetMapping("/errors.csv")
    void errors(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
        Import imported = imports.get(reader, ImportId.of(id));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"errors-%d.csv\"".formatted(id));
        imports.writeErrors(reader, imported.id(), response.getOutputStream());
    }
}
