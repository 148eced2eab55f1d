package io.mainstay.web.setaside;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.SetAside;
import io.mainstay.semantics.Kinds;
import io.mainstay.templates.Templates;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.sources.DataFrame;
import io.mainstay.web.sources.Words;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One record that did not fit: seen as it came, mended, or let go. */
@Controller
@RequestMapping("/data/set-aside/{id}")
class RecordController {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Facts facts;
    private final Kinds kinds;
    private final DataFrame frame;
    private final Templates templates;

    RecordController(Facts facts, Kinds kinds, DataFrame frame, Templates templates) {
        this.facts = facts;
        this.kinds = kinds;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(@PathVariable long id, Principal reader) {
        SetAside record = facts.setAside(reader, id);
        return page(record, record.raw(), record.reasons());
    }

    /** As mended, when it fits now; otherwise the form again, with what is still wrong. */
    @PostMapping("/mending")
    View mend(@PathVariable long id, @RequestParam Map<String, String> form, Principal by) {
        by.require(Permission.MANAGE_SOURCES);
        SetAside record = facts.setAside(by, id);
        RawFact mended = MendForm.read(
                form, kinds.find(form.getOrDefault("kind", "")), record.raw().retract());
        if (facts.mend(by, id, mended) instanceof Outcome.SetAside unfit) {
            return page(record, mended, unfit.reasons()).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return Redirects.to("/data/set-aside/" + id);
    }

    @PostMapping("/replay")
    View replay(@PathVariable long id, Principal by) {
        by.require(Permission.MANAGE_SOURCES);
        SetAside record = facts.setAside(by, id);
        facts.mend(by, id, record.raw());
        return Redirects.to("/data/set-aside/" + id);
    }

    @PostMapping("/discard")
    View discard(@PathVariable long id, Principal by) {
        facts.discard(by, id);
        return Redirects.to("/data/set-aside");
    }

    private Html page(SetAside record, RawFact raw, List<String> reasons) {
        boolean open = record.state() == SetAside.State.OPEN;
        String title = record.key().isEmpty() ? Words.plain(record.kind()) : record.key();
        var page = new RecordPage(
                record.id(),
                title,
                SetAsideController.badge(record.state()),
                open,
                reasons,
                json(record.raw()),
                open ? MendForm.of(raw, kinds.find(raw.kind())) : List.of());
        return frame.page("Set aside", templates.setasideRecord(page));
    }

    private static String json(RawFact raw) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("kind", raw.kind());
        shown.put("account", raw.account());
        shown.put("at", raw.at());
        shown.put("subject", raw.subject());
        shown.put("key", raw.key());
        shown.put("fields", raw.fields());
        shown.put("retract", raw.retract());
        return PRETTY.writeValueAsString(shown);
    }
}
