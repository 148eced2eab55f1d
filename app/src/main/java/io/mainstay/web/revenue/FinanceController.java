package io.mainstay.web.revenue;

import io.mainstay.closing.Finance;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Finance's own figures: what each month came to by their books, and how far ours lie from them. */
@Controller
class FinanceController {

    static final String PATH = "/revenue/finance";

    private static final long LARGEST = 5_000_000;

    private final Finance finance;
    private final FinancePages pages;
    private final Metrics metrics;
    private final RevenueFrame frame;
    private final Templates templates;
    private final Clock clock;

    FinanceController(
            Finance finance,
            FinancePages pages,
            Metrics metrics,
            RevenueFrame frame,
            Templates templates,
            Clock clock) {
        this.finance = finance;
        this.pages = pages;
        this.metrics = metrics;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    /** What somebody typed. */
    record Typed(String month, String metric, String value, String note) {}

    @GetMapping(PATH)
    Html list(Principal reader) {
        return page(untyped(), null, reader);
    }

    private Typed untyped() {
        Calendar calendar = metrics.calendar();
        Period last =
                calendar.period(Grain.MONTH, calendar.day(clock.instant())).plus(-1);
        return new Typed(last.code(), "mrr", "", "");
    }

    @GetMapping(PATH + ".csv")
    View csv(Here here, Principal reader) {
        return FinanceTable.csv(FinanceTable.arranged(finance.list(reader), metrics, here, reader));
    }

    @PostMapping(PATH)
    View enter(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String note,
            Principal by,
            HttpServletRequest request) {
        by.require(Permission.CLOSE_PERIODS);
        var typed = new Typed(month, metric, value, note);
        try {
            Period period = metrics.calendar()
                    .parse(month.strip())
                    .orElseThrow(() -> new Refused(ErrorCode.INVALID, "A month is written like 2026-10."));
            finance.enter(by, period, metric, value, note);
            Flash.say(request, "Finance’s figure is kept.");
            return Redirects.to("%s/%s/%s".formatted(PATH, period.code(), metric));
        } catch (Refused refused) {
            return refused(refused, typed, by);
        }
    }

    @PostMapping(PATH + "/file")
    View upload(@RequestParam(required = false) @Nullable MultipartFile file, Principal by, HttpServletRequest request)
            throws IOException {
        by.require(Permission.CLOSE_PERIODS);
        try {
            int rows = finance.importFigures(by, text(file));
            Flash.say(request, rows == 1 ? "1 figure is kept." : "%d figures are kept.".formatted(rows));
            return Redirects.to(PATH);
        } catch (Refused refused) {
            return refused(refused, untyped(), by);
        }
    }

    /** @throws Refused when there is no file, or it is too large */
    static String text(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refused(ErrorCode.INVALID, "Choose a file first.");
        }
        if (file.getSize() > LARGEST) {
            throw new Refused(ErrorCode.INVALID, "The file has more than 5 MB.");
        }
        return new String(file.getBytes(), StandardCharsets.UTF_8);
    }

    private View refused(Refused refused, Typed typed, Principal by) {
        if (refused.code() == ErrorCode.FORBIDDEN) {
            throw refused;
        }
        Here.now().standsAt(PATH);
        return page(typed, String.valueOf(refused.getMessage()), by).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Html page(Typed typed, @Nullable String problem, Principal reader) {
        var figures = FinanceTable.arranged(finance.list(reader), metrics, Here.now(), reader);
        return frame.page("Finance’s figures", templates.revenueFinance(pages.list(figures, typed, problem, reader)));
    }
}
