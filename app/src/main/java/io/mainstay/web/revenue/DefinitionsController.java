package io.mainstay.web.revenue;

import io.mainstay.closing.SideBySide;
import io.mainstay.closing.TwoDefinitions;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The same month by two policies or two definitions, with the accounts that make the difference. */
@Controller
class DefinitionsController {

    static final String PATH = "/revenue/definitions";

    private final TwoDefinitions definitions;
    private final DefinitionsTable table;
    private final Metrics metrics;
    private final RevenueFrame frame;
    private final Templates templates;
    private final Clock clock;

    DefinitionsController(
            TwoDefinitions definitions,
            DefinitionsTable table,
            Metrics metrics,
            RevenueFrame frame,
            Templates templates,
            Clock clock) {
        this.definitions = definitions;
        this.table = table;
        this.metrics = metrics;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    /** What the address asks: which month, and the two ways. */
    record Asked(Period period, TwoDefinitions.Way left, TwoDefinitions.Way right) {}

    @GetMapping(PATH)
    Html show(Here here, Principal reader) {
        Asked asked = asked(here);
        DefinitionsPage page;
        try {
            page = table.page(
                    asked, definitions.compare(reader, asked.period(), asked.left(), asked.right()), here, reader);
        } catch (Refused refused) {
            if (refused.code() == ErrorCode.FORBIDDEN) {
                throw refused;
            }
            page = table.refused(asked, String.valueOf(refused.getMessage()));
        }
        return frame.page("Compare definitions", templates.revenueDefinitions(page));
    }

    @GetMapping(PATH + ".csv")
    View csv(Here here, Principal reader) {
        Asked asked = asked(here);
        SideBySide compared = definitions.compare(reader, asked.period(), asked.left(), asked.right());
        return new CsvFile(
                "definitions-" + asked.period().code(),
                DefinitionsTable.csvHeader(),
                table.csv(compared, here, reader));
    }

    /** Unless told otherwise: GRR of a year's cohort against GRR of the contracts that were due, in the last full month. */
    private Asked asked(Here here) {
        var calendar = metrics.calendar();
        Period usual =
                calendar.period(Grain.MONTH, calendar.day(clock.instant())).plus(-1);
        return new Asked(
                here.parameter("period").flatMap(calendar::parse).orElse(usual),
                way(here, "left", "grr"),
                way(here, "right", "gross_renewal_rate"));
    }

    private TwoDefinitions.Way way(Here here, String side, String otherwise) {
        String metric = here.parameter(side).orElse(otherwise);
        return new TwoDefinitions.Way(
                metrics.get(metric).name().value(),
                answers(here.parameter(side + "Policy").orElse("")));
    }

    /** `paused:keep,grace_days:60`; a part that says nothing counts as not there. */
    static Map<String, String> answers(String text) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String one : List.of(text.split(","))) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                answers.put(
                        one.substring(0, colon).strip(),
                        one.substring(colon + 1).strip());
            }
        }
        return answers;
    }
}
