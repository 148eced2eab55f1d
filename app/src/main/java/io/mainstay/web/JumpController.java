package io.mainstay.web;

import io.mainstay.templates.Templates;
import io.mainstay.workspace.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The quick jump: pages, accounts and metrics by a part of their names. */
@Controller
class JumpController {

    private static final int MOST = 14;

    private final List<RailEntry> rail;
    private final List<Jumps> sources;
    private final Frame frame;
    private final Templates templates;

    JumpController(List<RailEntry> rail, List<Jumps> sources, Frame frame, Templates templates) {
        this.rail =
                rail.stream().sorted(Comparator.comparingInt(RailEntry::order)).toList();
        this.sources = sources;
        this.frame = frame;
        this.templates = templates;
    }

    /** Within the dialog as one types; as a page of its own without scripts. */
    @GetMapping("/jump")
    Html show(@RequestParam(defaultValue = "") String q, Lens lens, Here here, Principal reader) {
        List<Jump> found =
                find(q.strip(), reader).stream().map(jump -> jump.through(lens)).toList();
        return here.isHtmx()
                ? Html.of(templates.frameJumpFound(found))
                : frame.page("Jump", templates.frameJumpPage(q, found));
    }

    private List<Jump> find(String text, Principal reader) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Stream<Jump> pages = rail.stream()
                .filter(entry -> reader.may(entry.needs()))
                .filter(entry -> entry.label().toLowerCase(Locale.ROOT).contains(wanted))
                .map(entry -> new Jump(entry.label(), "page", entry.icon(), entry.path()));
        Stream<Jump> others = text.isEmpty()
                ? Stream.empty()
                : sources.stream().flatMap(source -> source.find(text, reader).stream());
        return Stream.concat(pages, others).limit(MOST).toList();
    }
}
