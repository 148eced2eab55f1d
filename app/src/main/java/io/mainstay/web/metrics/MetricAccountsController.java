package io.mainstay.web.metrics;

import io.mainstay.metrics.AnswerWriter;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.semantics.Metric;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A metric's value in one period opened into the accounts that make it. */
@Controller
@RequestMapping("/metrics/{name}")
class MetricAccountsController {

    private final Metrics metrics;
    private final AccountsOfMetric accounts;
    private final AnswerWriter writer;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    MetricAccountsController(
            Metrics metrics,
            AccountsOfMetric accounts,
            AnswerWriter writer,
            Views views,
            Frame frame,
            Templates templates) {
        this.metrics = metrics;
        this.accounts = accounts;
        this.writer = writer;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/accounts")
    Html show(@PathVariable String name, Lens lens, Here here, Principal reader) {
        Metric metric = metrics.get(name);
        View view = views.single(lens, here);
        var page = accounts.page(new Wording(metric, frame.show()), view, here, reader);
        String title = "%s, %s".formatted(metric.label(), Wording.label(view.period()));
        return frame.page(title, lens, templates.metricsAccounts(page));
    }

    @GetMapping("/accounts.csv")
    ResponseEntity<String> csv(@PathVariable String name, Lens lens, Here here, Principal reader) {
        View view = views.single(lens, here);
        Question question = view.question(metrics.get(name).name().value()).by(new Cut.ByAccount());
        return Downloads.csv(
                name + "-accounts-" + view.period(),
                writer.csv(question, accounts.found(metrics.ask(reader, question), view, here, reader)));
    }
}
