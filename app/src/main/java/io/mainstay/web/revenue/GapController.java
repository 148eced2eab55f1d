package io.mainstay.web.revenue;

import gg.jte.models.runtime.JteModel;
import io.mainstay.closing.Finance;
import io.mainstay.closing.FinanceFigure;
import io.mainstay.closing.PolicyWays;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Flash;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Waiting;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** One of finance's figures beside ours, and what explains the gap as far as the facts can. */
@Controller
@RequestMapping(FinanceController.PATH + "/{month}/{metric}")
class GapController {

    private static final String TRYING = "Trying each answer of the revenue policy";
    private static final String WHY = "For each of them the figures are worked out anew.";

    private final Finance finance;
    private final PolicyWays ways;
    private final FinancePages pages;
    private final Metrics metrics;
    private final RevenueFrame frame;
    private final Templates templates;

    GapController(
            Finance finance,
            PolicyWays ways,
            FinancePages pages,
            Metrics metrics,
            RevenueFrame frame,
            Templates templates) {
        this.finance = finance;
        this.ways = ways;
        this.pages = pages;
        this.metrics = metrics;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(@PathVariable("month") String code, @PathVariable String metric, Here here, Principal reader) {
        return page(month(code), metric, null, here, reader);
    }

    /**
     * Which answer of the policy would bring our figure nearer. Takes a while: the page asks for it by itself and is told how
     * far it is, until it is done.
     */
    @GetMapping("/ways")
    Html ways(@PathVariable("month") String code, @PathVariable String metric, Here here, Principal reader) {
        FinanceFigure theirs = finance.get(reader, month(code), metric);
        boolean within = here.isHtmx() && !here.inPanel();
        var found = ways.towards(reader, theirs.month(), metric, theirs.value(), Waiting.AT_ONCE, here.asksAgain());
        List<PolicyWays.Way> nearer = found.answer();
        JteModel content = nearer == null
                ? templates.partsWaiting(new Waiting(here.path(), TRYING, WHY, found.pace()))
                : templates.partsListing(pages.ways(metric, nearer));
        return within ? Html.of(content) : frame.page("By another policy", content);
    }

    /** Finance's amounts by account, as they differ from ours. */
    @GetMapping("/accounts.csv")
    View csv(@PathVariable("month") String code, @PathVariable String metric, Here here, Principal reader) {
        return new CsvFile(
                "finance-%s-%s".formatted(code, metrics.get(metric).name()),
                FinancePages.csvHeader(),
                pages.csv(finance.gap(reader, month(code), metric), here, reader));
    }

    @PostMapping("/accounts")
    View upload(
            @PathVariable("month") String code,
            @PathVariable String metric,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal by,
            HttpServletRequest request)
            throws IOException {
        by.require(Permission.CLOSE_PERIODS);
        Period month = month(code);
        try {
            int rows = finance.importAmounts(by, month, metric, FinanceController.text(file));
            Flash.say(request, "Amounts of %d accounts are kept.".formatted(rows));
            return Redirects.to("%s/%s/%s".formatted(FinanceController.PATH, month.code(), metric));
        } catch (Refused refused) {
            if (refused.code() == ErrorCode.FORBIDDEN || refused.code() == ErrorCode.NOT_FOUND) {
                throw refused;
            }
            Here here = Here.of(request);
            here.standsAt("%s/%s/%s".formatted(FinanceController.PATH, month.code(), metric));
            return page(month, metric, String.valueOf(refused.getMessage()), here, by)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/removal")
    View takeBack(
            @PathVariable("month") String code, @PathVariable String metric, Principal by, HttpServletRequest request) {
        finance.takeBack(by, month(code), metric);
        Flash.say(request, "Finance’s figure is taken back.");
        return Redirects.to(FinanceController.PATH);
    }

    private Html page(Period month, String metric, @Nullable String problem, Here here, Principal reader) {
        var page = pages.gap(finance.gap(reader, month, metric), problem, here, reader);
        return frame.page(page.head().metric() + ", " + page.head().month(), templates.revenueGap(page));
    }

    private Period month(String code) {
        return metrics.calendar().parse(code).orElseThrow(() -> new NotFound("month", code));
    }
}
