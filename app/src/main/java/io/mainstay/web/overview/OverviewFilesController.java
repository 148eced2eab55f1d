package io.mainstay.web.overview;

import io.mainstay.platform.NotFound;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Lens;
import io.mainstay.web.metrics.Views;
import io.mainstay.workspace.Principal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The overview's lists as files: all that the address finds, not only the first. */
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

    @GetMapping("/overview/movers/{side}.csv")
    View movers(@PathVariable String side, Lens lens, Here here, Principal reader) {
        Movers.Side asked = Arrays.stream(Movers.Side.values())
                .filter(one -> one.own().equals(side))
                .findFirst()
                .orElseThrow(() -> new NotFound("list of movers", side));
        return new CsvFile(
                "movers-" + side,
                List.of("account", "change", "mrr"),
                movers.csv(asked, views.year(lens), here, reader));
    }

    @GetMapping("/overview/renewals.csv")
    View renewals(Lens lens, Here here, Principal reader) {
        return new CsvFile(
                "renewals",
                List.of("account", "contract", "term_end", "state", "value"),
                renewals.csv(views.year(lens), here, reader));
    }
}
