package io.mainstay.web.overview;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Lens;
import io.mainstay.web.metrics.Views;
import io.mainstay.workspace.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The overview's lists as files, whole. */
@Controller
class OverviewFilesController {

    private final Movers movers;
    private final Renewals renewals;
    private final Views views;

    OverviewFilesController(Movers movers, Renewals renewals, Views views) {
        this.movers = movers;
        this.renewals = renewals;
        this.views = views;
    }

    @GetMapping("/overview/movers.csv")
    View movers(Lens lens, Principal reader) {
        return new CsvFile("movers", List.of("account", "change", "mrr"), movers.csv(views.year(lens), reader));
    }

    @GetMapping("/overview/renewals.csv")
    View renewals(Lens lens, Principal reader) {
        return new CsvFile(
                "renewals",
                List.of("account", "contract", "term_end", "state", "value"),
                renewals.csv(views.year(lens), reader));
    }
}
