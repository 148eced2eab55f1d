package io.mainstay.web.imports;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.ImportId;
import io.mainstay.sources.csv.Imports;
import io.mainstay.sources.csv.Mapping;
import io.mainstay.sources.csv.PlainRow;
import io.mainstay.sources.csv.Row;
import io.mainstay.sources.csv.RowRule;
import io.mainstay.sources.csv.SavedMapping;
import io.mainstay.templates.Templates;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Field.Option;
import io.mainstay.web.sources.DataFrame;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a file looks like and what its columns mean: guessed, shown, changed, confirmed. */
@Controller
@RequestMapping("/data/imports/{id}")
class MappingController {

    private static final int SAMPLE = 6;
    private static final int CELL = 40;

    private final Imports imports;
    private final Kinds kinds;
    private final DataFrame frame;
    private final Templates templates;
    private final Clock clock;

    MappingController(Imports imports, Kinds kinds, DataFrame frame, Templates templates, Clock clock) {
        this.imports = imports;
        this.kinds = kinds;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping("/mapping")
    Html show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String saved,
            Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        Import imported = imports.get(reader, ImportId.of(id));
        Mapping mapping = mapping(imported, rule, saved);
        return page(imported, mapping, imported.source(), "", List.of());
    }

    @PostMapping("/format")
    View reshape(@PathVariable long id, @RequestParam Map<String, String> form, Principal by) {
        by.require(Permission.MANAGE_SOURCES);
        Import imported = imports.get(by, ImportId.of(id));
        imports.reshape(by, imported.id(), FormatForm.read(form, imported.file().format()));
        return Redirects.to(ImportWords.href(imported) + "/mapping");
    }

    /** Confirms the mapping and tries the file. */
    @PostMapping("/mapping")
    View map(@PathVariable long id, @RequestParam Map<String, String> form, Principal by) {
        by.require(Permission.MANAGE_SOURCES);
        Import imported = imports.get(by, ImportId.of(id));
        RowRule rule = rule(form.getOrDefault("rule", ""));
        Mapping mapping = MappingForm.read(rule, form);
        String source = form.getOrDefault("source", "").strip();
        List<String> problems = new ArrayList<>();
        if (source.isEmpty() || source.length() > 100) {
            problems.add("Name the source in 1 to 100 characters");
        }
        if (problems.isEmpty()) {
            problems.addAll(imports.map(by, imported.id(), source, mapping));
        }
        String saveAs = form.getOrDefault("saveAs", "").strip();
        if (!problems.isEmpty()) {
            return page(imported, mapping, source, saveAs, problems).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!saveAs.isEmpty()) {
            imports.saveMapping(by, saveAs, mapping);
        }
        imports.check(by, imported.id());
        return Redirects.to(ImportWords.href(imported));
    }

    private Mapping mapping(Import imported, String rule, String saved) {
        if (!saved.isEmpty()) {
            return imports.savedMapping(saved).mapping();
        }
        Mapping before = imported.mapping();
        if (rule.isEmpty() && before != null) {
            return before;
        }
        RowRule chosen = rule.isEmpty() ? imports.likelyRule(imported) : rule(rule);
        Show show = frame.show();
        LocalDate today = LocalDate.now(clock.withZone(show.zone()));
        return imports.suggest(imported, chosen, show.currency().getCurrencyCode(), today);
    }

    private Html page(Import imported, Mapping mapping, String source, String saveAs, List<String> problems) {
        RowRule rule = RowRule.find(mapping.rule(), mapping.kind(), kinds).orElseThrow();
        List<Row> sample = imports.sample(imported, SAMPLE);
        Map<String, String> examples = examples(imported, sample);
        Import.File file = imported.file();
        var shape = new MappingPage.FileShape(
                file.name(),
                "%s rows, %d columns, %s"
                        .formatted(
                                frame.show().count(file.rows()).shown(),
                                file.columns().size(),
                                ImportWords.size(file.bytes())),
                file.doubts(),
                FormatForm.of(file.format()),
                file.columns(),
                sample.stream()
                        .map(row -> row.cells().stream()
                                .map(MappingController::shown)
                                .toList())
                        .toList());
        var page = new MappingPage(
                ImportWords.href(imported),
                shape,
                rules(rule),
                MappingForm.targets(rule, mapping, examples),
                MappingForm.traits(rule, mapping, examples),
                new MappingPage.Names(source, saveAs),
                problems);
        return frame.page("Import " + file.name(), templates.importsMapping(page));
    }

    private MappingPage.Rules rules(RowRule chosen) {
        List<Option> options = new ArrayList<>();
        RowRule.special(kinds).forEach(rule -> options.add(new Option(code(rule), rule.label())));
        kinds.list().forEach(kind -> options.add(new Option(code(new PlainRow(kind)), kind.label() + ", row by row")));
        List<Option> saved = new ArrayList<>(List.of(new Option("", "None")));
        imports.savedMappings().stream().map(SavedMapping::name).forEach(name -> saved.add(new Option(name, name)));
        return new MappingPage.Rules(
                Field.choice("rule", "One row is", code(chosen), options),
                code(chosen),
                chosen.meaning(),
                Field.choice("saved", "Saved mapping", "", saved),
                saved.size() > 1);
    }

    private RowRule rule(String code) {
        int colon = code.indexOf(':');
        String name = colon < 0 ? code : code.substring(0, colon);
        String kind = colon < 0 ? "" : code.substring(colon + 1);
        return RowRule.find(name, kind, kinds)
                .orElseThrow(() -> new Refused(ErrorCode.INVALID, "Choose what one row stands for."));
    }

    private static String code(RowRule rule) {
        return rule instanceof PlainRow(var kind) ? rule.name() + ":" + kind.name() : rule.name();
    }

    /** Each column with the first value that says something. */
    private static Map<String, String> examples(Import imported, List<Row> sample) {
        Map<String, String> examples = new LinkedHashMap<>();
        List<String> columns = imported.file().columns();
        for (int i = 0; i < columns.size(); i++) {
            examples.put(columns.get(i), "");
            for (Row row : sample) {
                @Nullable String cell = i < row.cells().size() ? row.cells().get(i) : null;
                if (cell != null && !cell.isBlank()) {
                    examples.put(columns.get(i), shown(cell));
                    break;
                }
            }
        }
        return examples;
    }

    private static String shown(String cell) {
        return cell.length() <= CELL ? cell : cell.substring(0, CELL) + "…";
    }
}
