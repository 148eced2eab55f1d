package io.mainstay.web.overview;

import io.mainstay.facts.Facts;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.web.RailEntry;
import io.mainstay.web.Redirects;
import io.mainstay.web.metrics.Views;
import io.mainstay.web.parts.Empty;
import io.mainstay.workspace.Principal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page everything starts from: how much recurs, how much of it stays, and why it moved. */
@Controller
class OverviewController {

    private static final Empty NOTHING_YET = Empty.of(
                    "overview",
                    "Nothing to show yet",
                    "This page shows recurring revenue, retention and what moved them, once Mainstay knows your"
                            + " customers' subscriptions. Import a file, send facts to the API with a token, or start"
                            + " bin/mainstay demo to look around a sample company.")
            .link("Import a file", "/data/imports/new");

    private final Overview overview;
    private final Facts facts;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    OverviewController(Overview overview, Facts facts, Views views, Frame frame, Templates templates) {
        this.overview = overview;
        this.facts = facts;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/")
    View first() {
        return Redirects.to("/overview");
    }

    @GetMapping("/overview")
    Html show(Lens lens, Here here, Principal reader) {
        if (facts.lastSeq() == 0) {
            return frame.page("Overview", templates.partsEmpty(NOTHING_YET));
        }
        var page = overview.page(views.year(lens), frame.show(), here, reader);
        return frame.page("Overview", lens, templates.overviewPage(page));
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        RailEntry overviewRailEntry() {
            return new RailEntry(10, "Overview", "/overview", "overview", 'o');
        }
    }
}
