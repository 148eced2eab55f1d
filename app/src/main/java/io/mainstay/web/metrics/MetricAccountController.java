package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Trace;
import io.mainstay.platform.NotFound;
import io.mainstay.templates.Templates;
import io.mainstay.web.AccountAddress;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One account's part in a metric opened into the rows that make it, each with the fact it comes from. */
@Controller
class MetricAccountController {

    private final Metrics metrics;
    private final Accounts accounts;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    MetricAccountController(Metrics metrics, Accounts accounts, Views views, Frame frame, Templates templates) {
        this.metrics = metrics;
        this.accounts = accounts;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/metrics/{name}/accounts/{id:\\d+}")
    Html show(@PathVariable String name, @PathVariable long id, Lens lens, Here here, Principal reader) {
        var account = AccountId.of(id);
        var wording = new Wording(metrics.get(name), frame.show());
        View view = views.single(lens, here);
        String key = accounts.findKey(reader, account).orElseThrow(() -> new NotFound("account", id));
        Trace trace = metrics.trace(reader, view.question(name), account);
        String title = metrics.accountNames(reader, view.asOf()).getOrDefault(account, key);
        var rows = new TraceTable(new Columns(metrics, wording), view, account, here);
        return frame.page(
                title, lens, templates.metricsAccounts(rows.page(trace, title, lens.on(AccountAddress.of(key)))));
    }

    /** Every row with the fact it comes from, on the side of the metric it counts on. */
    @GetMapping("/metrics/{name}/accounts/{id:\\d+}/rows.csv")
    CsvFile csv(@PathVariable String name, @PathVariable long id, Lens lens, Here here, Principal reader) {
        var account = AccountId.of(id);
        View view = views.single(lens, here);
        String key = accounts.findKey(reader, account).orElseThrow(() -> new NotFound("account", id));
        Trace trace =
                metrics.trace(reader, view.question(metrics.get(name).name().value()), account);
        return new CsvFile(
                "%s-%s-%s".formatted(name, key.replaceAll("[^A-Za-z0-9._-]", "_"), view.period()),
                TraceTable.csvHeader(),
                TraceTable.csv(trace, here));
    }
}
