package io.mainstay.web.sources;

import io.mainstay.platform.Refused;
import io.mainstay.sources.RecordLinks;
import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where a source shows its own records, so that a fact leads there. */
@Controller
@RequestMapping("/data/sources/{name}/record-link")
class RecordLinkController {

    private final Sources sources;
    private final RecordLinks links;
    private final DataFrame frame;
    private final Templates templates;

    RecordLinkController(Sources sources, RecordLinks links, DataFrame frame, Templates templates) {
        this.sources = sources;
        this.links = links;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    View show(@PathVariable("name") SourceAddress at, Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        return page(sources.get(reader, at.name()), links.template(at.name()).orElse(""), null);
    }

    @PostMapping
    View set(
            @PathVariable("name") SourceAddress at,
            @RequestParam(defaultValue = "") String address,
            Principal by,
            HttpServletRequest request) {
        by.require(Permission.MANAGE_SOURCES);
        Source source = sources.get(by, at.name());
        try {
            links.set(by, source.name(), address);
        } catch (Refused refused) {
            return page(source, address, refused.getMessage()).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.say(
                request,
                address.isBlank()
                        ? "Facts of this source have no link any more."
                        : "Facts of this source lead to their records.");
        return Redirects.to(at.href());
    }

    private Html page(Source source, String address, @Nullable String problem) {
        Field field = Field.typed("url", "address", "Address of a record", address, "off")
                .help(
                        "With {key} for the record\u2019s key, or {subject} for what it is about. Leave it blank for no links.")
                .error(problem);
        String own = new SourceAddress(source.name()).href();
        return frame.page(source.label(), templates.sourcesRecordLink(new RecordLinkPage(source.label(), own, field)));
    }
}
