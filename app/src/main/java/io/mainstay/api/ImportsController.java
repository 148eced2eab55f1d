package io.mainstay.api;

import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.ImportId;
import io.mainstay.sources.csv.ImportOrder;
import io.mainstay.sources.csv.Imports;
import io.mainstay.sources.csv.Orders;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** CSV files sent by programs, such as the command line: started with one request, then watched. */
@RestController("apiImportsController")
@RequestMapping("/api/v1/imports")
class ImportsController {

    /** How far an import is and what became of its rows. */
    record Shown(
            long id,
            String state,
            String source,
            int rows,
            int created,
            int updated,
            int unchanged,
            int failed,
            @Nullable String problem) {

        static Shown of(Import imported) {
            Import.Counts counts = imported.counts();
            return new Shown(
                    imported.id().value(),
                    imported.state().name().toLowerCase(Locale.ROOT),
                    imported.source(),
                    imported.file().rows(),
                    counts.created(),
                    counts.updated(),
                    counts.unchanged(),
                    counts.failed(),
                    imported.story().problem());
        }
    }

    private final Imports imports;
    private final Orders orders;

    ImportsController(Imports imports, Orders orders) {
        this.imports = imports;
        this.orders = orders;
    }

    /** The file is the body, and is read as it comes. */
    @PostMapping(consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    Shown create(
            @RequestParam String source,
            @RequestParam(defaultValue = "file.csv") String file,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String rule,
            @RequestParam @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Principal principal)
            throws IOException {
        var order =
                new ImportOrder(file, source, kind, rule, mapping, all(request, "map"), all(request, "set"), dryRun);
        return Shown.of(orders.start(principal, order, request.getInputStream()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Shown show(@PathVariable("id") long id, Principal principal) {
        return Shown.of(imports.get(principal, ImportId.of(id)));
    }

    /** The failed rows in the file's own columns, to be mended and sent again. */
    @GetMapping("/{id}/errors")
    void errors(@PathVariable("id") long id, Principal principal, HttpServletResponse response) throws IOException {
        imports.get(principal, ImportId.of(id));
        response.setContentType("text/csv;charset=UTF-8");
        imports.writeErrors(principal, ImportId.of(id), response.getOutputStream());
    }

    private static List<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }
}
