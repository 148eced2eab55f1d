package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.RecordLinks;
import io.mainstay.templates.Templates;
import io.mainstay.web.AccountNames;
import io.mainstay.web.CsvFile;
import io.mainstay.web.FactWords;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The last level: one fact, the record it came from, and everything that was ever said about that record. */
@Controller
class FactController {

    private final Facts facts;
    private final Metrics metrics;
    private final AccountNames names;
    private final RecordLinks links;
    private final Kinds kinds;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    FactController(
            Facts facts,
            Metrics metrics,
            AccountNames names,
            RecordLinks links,
            Kinds kinds,
            Views views,
            Frame frame,
            Templates templates) {
        this.facts = facts;
        this.metrics = metrics;
        this.names = names;
        this.links = links;
        this.kinds = kinds;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/facts/{seq:\\d+}")
    Html show(@PathVariable long seq, Lens lens, Here here, Principal reader) {
        return page(seq, List.of(), lens, here, reader);
    }

    @GetMapping("/metrics/{name}/accounts/{id:\\d+}/facts/{seq:\\d+}")
    Html show(
            @PathVariable String name,
            @PathVariable long id,
            @PathVariable long seq,
            Lens lens,
            Here here,
            Principal reader) {
        View view = views.single(lens, here);
        String account =
                names.of(reader, view.asOf(), List.of(AccountId.of(id))).getOrDefault(AccountId.of(id), "");
        return page(
                seq,
                List.of(
                        new DrillPage.Crumb(metrics.get(name).label(), view.metric(name), false),
                        new DrillPage.Crumb("Accounts", view.accounts(name), true),
                        new DrillPage.Crumb(account, view.account(name, Long.toString(id)), true)),
                lens,
                here,
                reader);
    }

    /** Everything that was said about a fact's record, as a file. */
    @GetMapping("/facts/{seq:\\d+}/revisions.csv")
    CsvFile revisions(@PathVariable long seq, Here here, Principal reader) {
        Fact fact = facts.get(reader, seq);
        var words = new FactWords(kinds.find(fact.kind().value()), frame.show());
        return Revisions.of(fact, facts.revisions(reader, fact), words, here).csv();
    }

    private Html page(long seq, List<DrillPage.Crumb> crumbs, Lens lens, Here here, Principal reader) {
        Fact fact = facts.get(reader, seq);
        var page = FactPage.of(
                fact,
                facts.revisions(reader, fact),
                crumbs,
                links.of(fact.source(), fact.key(), fact.subject()),
                new FactWords(kinds.find(fact.kind().value()), frame.show()),
                here);
        return frame.page(page.kind(), lens, templates.metricsFact(page));
    }
}
