package io.mainstay.web.metrics;

import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Comparisons;
import io.mainstay.metrics.Metrics;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why a period's number is not what it was: as known on two dates, and what was learned in between. */
@Controller
class CompareController {

    private final Metrics metrics;
    private final Comparisons comparisons;
    private final CompareTable table;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    CompareController(
            Metrics metrics,
            Comparisons comparisons,
            CompareTable table,
            Views views,
            Frame frame,
            Templates templates) {
        this.metrics = metrics;
        this.comparisons = comparisons;
        this.table = table;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/metrics/{name}/compare")
    Html show(@PathVariable String name, Lens lens, Here here, Principal reader) {
        var wording = new Wording(metrics.get(name), frame.show());
        View view = views.single(lens, here);
        LocalDate today = views.day(lens);
        LocalDate against = date(here, "against", today);
        LocalDate known = date(here, "known", earliest(view, against));
        var dates = new ComparePage.Dates(known, against, today);
        var title = "%s, %s, as known on two dates".formatted(wording.metric().label(), Wording.label(view.period()));
        ComparePage page;
        try {
            var comparison =
                    comparisons.compare(reader, view.question(name), new AsOf.EndOf(known), moment(against, today));
            page = table.page(comparison, wording, view, dates, here, reader);
        } catch (Refused refused) {
            page = ComparePage.refused(wording, view, dates, String.valueOf(refused.getMessage()));
        }
        return frame.page(title, lens, templates.metricsCompare(page));
    }

    @GetMapping("/metrics/{name}/compare.csv")
    CsvFile csv(@PathVariable String name, Lens lens, Here here, Principal reader) {
        View view = views.single(lens, here);
        LocalDate today = views.day(lens);
        LocalDate against = date(here, "against", today);
        LocalDate known = date(here, "known", earliest(view, against));
        var comparison = comparisons.compare(
                reader, view.question(metrics.get(name).name().value()), new AsOf.EndOf(known), moment(against, today));
        return new CsvFile("compare-" + name, CompareTable.csvHeader(), table.csv(comparison, view, here, reader));
    }

    private static AsOf moment(LocalDate against, LocalDate today) {
        return against.isBefore(today) ? new AsOf.EndOf(against) : AsOf.now();
    }

    /** As the period closed, or as it began where it still runs. */
    private static LocalDate earliest(View view, LocalDate against) {
        LocalDate closed = view.period().last();
        LocalDate began = view.period().from();
        if (closed.isBefore(against)) {
            return closed;
        }
        return began.isBefore(against) ? began : against.minusMonths(1);
    }

    private static LocalDate date(Here here, String name, LocalDate otherwise) {
        try {
            return here.parameter(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException noDate) {
            return otherwise;
        }
    }
}
