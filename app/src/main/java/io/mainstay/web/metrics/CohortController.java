package io.mainstay.web.metrics;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.CohortTable;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Accounts by the month in which they began, and what is left of each cohort month by month. */
@Controller
class CohortController {

    private static final int MONTHS = 24;

    private final Metrics metrics;
    private final Views views;
    private final Attributes attributes;
    private final Frame frame;
    private final Templates templates;

    CohortController(Metrics metrics, Views views, Attributes attributes, Frame frame, Templates templates) {
        this.metrics = metrics;
        this.views = views;
        this.attributes = attributes;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/metrics/cohorts")
    Html show(Lens lens, Here here, Principal reader) {
        View view = views.single(lens, here);
        var page =
                CohortPage.of(table(view, reader), follow(here), frame.show(), here, attributes.fields(view, reader));
        return frame.page("Cohorts", lens, templates.metricsCohorts(page));
    }

    @GetMapping("/metrics/cohorts.csv")
    ResponseEntity<String> csv(Lens lens, Here here, Principal reader) {
        var follow = follow(here);
        return Downloads.csv(
                "cohorts-" + follow.name().toLowerCase(Locale.ROOT),
                CohortPage.csv(table(views.single(lens, here), reader), follow));
    }

    private CohortTable table(View view, Principal reader) {
        Calendar calendar = metrics.calendar();
        Period last = calendar.period(Grain.MONTH, lastDay(view));
        return metrics.cohorts(reader, calendar.upTo(last, MONTHS), view.filter(), view.asOf());
    }

    private java.time.LocalDate lastDay(View view) {
        java.time.LocalDate known = views.day(view.lens());
        return view.period().last().isAfter(known) ? known : view.period().last();
    }

    private static CohortTable.Follow follow(Here here) {
        return switch (here.parameter("follow").orElse("")) {
            case "net" -> CohortTable.Follow.NET;
            case "gross" -> CohortTable.Follow.GROSS;
            default -> CohortTable.Follow.LOGOS;
        };
    }

    static List<CohortTable.Follow> follows() {
        return List.of(CohortTable.Follow.LOGOS, CohortTable.Follow.NET, CohortTable.Follow.GROSS);
    }
}
