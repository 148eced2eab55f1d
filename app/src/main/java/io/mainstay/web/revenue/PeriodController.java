package io.mainstay.web.revenue;

import gg.jte.models.runtime.JteModel;
import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.closing.Restatements;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Pace;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Flash;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Periods;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Waiting;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One month: what was signed beside what is today, and its closing and reopening. */
@Controller
@RequestMapping(PeriodsController.PATH + "/{month}")
class PeriodController {

    private static final String WHY =
            "Much was learned since, so its figures are worked out anew, one step of what was learned after the other.";

    private final Closings closings;
    private final Restatements restatements;
    private final PeriodPages pages;
    private final RestatementTable table;
    private final Metrics metrics;
    private final RevenueFrame frame;
    private final Templates templates;

    PeriodController(
            Closings closings,
            Restatements restatements,
            PeriodPages pages,
            RestatementTable table,
            Metrics metrics,
            RevenueFrame frame,
            Templates templates) {
        this.closings = closings;
        this.restatements = restatements;
        this.pages = pages;
        this.table = table;
        this.metrics = metrics;
        this.frame = frame;
        this.templates = templates;
    }

    /** What became of a closed month may take a while to work out: the page then shows how far that is and asks by itself. */
    @GetMapping
    Html show(@PathVariable("month") String code, Here here, Principal reader) {
        Period month = month(code);
        Closing closing = pages.shown(month, here, reader);
        boolean within = here.isHtmx() && !here.inPanel();
        var found = closing == null ? null : restatements.of(reader, closing, Waiting.AT_ONCE, here.asksAgain());
        JteModel content = found != null && found.answer() == null
                ? templates.partsWaiting(waiting(month, found.pace(), here))
                : templates.revenuePeriod(pages.page(month, found == null ? null : found.answer(), here, reader, null));
        return within ? Html.of(content) : frame.page(label(month), content);
    }

    private static Waiting waiting(Period month, Pace pace, Here here) {
        String own = here.with("page", here.parameter("page").orElse(null));
        return new Waiting(own, "Working out what became of " + label(month) + " since it was signed", WHY, pace);
    }

    /** @param acknowledged how many records set aside the one who closes has seen and closes without */
    @PostMapping("/closing")
    View close(
            @PathVariable("month") String code,
            @RequestParam(defaultValue = "0") long acknowledged,
            @RequestParam(defaultValue = "") String note,
            Here here,
            Principal by,
            HttpServletRequest request) {
        Period month = month(code);
        try {
            closings.close(by, month, acknowledged, note);
        } catch (Refused refused) {
            return refused(refused, month, note, here, by);
        }
        Flash.say(request, label(month) + " is closed, and its figures are signed.");
        return Redirects.to(path(month));
    }

    @PostMapping("/reopening")
    View reopen(
            @PathVariable("month") String code,
            @RequestParam(defaultValue = "") String reason,
            Here here,
            Principal by,
            HttpServletRequest request) {
        Period month = month(code);
        try {
            closings.reopen(by, month, reason);
        } catch (Refused refused) {
            return refused(refused, month, reason, here, by);
        }
        Flash.say(request, label(month) + " is open again. What was signed is kept.");
        return Redirects.to(path(month));
    }

    /** The lines between what was signed and what is today. */
    @GetMapping("/restatement.csv")
    View csv(
            @PathVariable("month") String code,
            @RequestParam(defaultValue = "0") int version,
            Here here,
            Principal reader) {
        Period month = month(code);
        List<Closing> versions = closings.versions(reader, month);
        Closing closing =
                version == 0 && !versions.isEmpty() ? versions.getLast() : closings.version(reader, month, version);
        return new CsvFile(
                "restatement-" + month.code(),
                RestatementTable.csvHeader(),
                table.csv(restatements.of(reader, closing), here, reader));
    }

    /** The signed text itself: its SHA-256 is the signature. */
    @GetMapping("/versions/{version}.json")
    ResponseEntity<byte[]> content(@PathVariable("month") String code, @PathVariable int version, Principal reader) {
        Closing closing = closings.version(reader, month(code), version);
        return file("closing-%s-v%d.json".formatted(code, version), MediaType.APPLICATION_JSON, closing.text());
    }

    /** The signed figures by account, whose SHA-256 is in the signed text. */
    @GetMapping("/versions/{version}/accounts.csv")
    ResponseEntity<byte[]> accounts(@PathVariable("month") String code, @PathVariable int version, Principal reader) {
        Closing closing = closings.version(reader, month(code), version);
        return file(
                "closing-%s-v%d-accounts.csv".formatted(code, version),
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                closings.accounts(reader, closing).csv());
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private View refused(Refused refused, Period month, String typed, Here here, Principal by) {
        if (refused.code() == ErrorCode.FORBIDDEN) {
            throw refused;
        }
        here.standsAt(path(month));
        var why = new PeriodPages.Typed(typed, String.valueOf(refused.getMessage()));
        Closing closing = pages.shown(month, here, by);
        var page = pages.page(month, closing == null ? null : restatements.of(by, closing), here, by, why);
        return frame.page(label(month), templates.revenuePeriod(page)).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String label(Period month) {
        return Periods.label(month.code());
    }

    private static String path(Period month) {
        return PeriodsController.PATH + "/" + month.code();
    }

    private Period month(String code) {
        return metrics.calendar()
                .parse(code)
                .filter(period -> period.grain() == Grain.MONTH)
                .orElseThrow(() -> new NotFound("month", code));
    }
}
