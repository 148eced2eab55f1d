package io.mainstay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Turns two days picked at the top of a page into the period of that page's address. */
@Controller
class SpanController {

    private final Frame frame;
    private final Clock clock;

    SpanController(Frame frame, Clock clock) {
        this.frame = frame;
        this.clock = clock;
    }

    /** @param at the address of the page, without a period */
    @GetMapping("/span")
    View show(
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "/") String at,
            HttpServletRequest request) {
        Optional<LocalDate> from = day(first);
        LocalDate to = day(last)
                .orElseGet(() -> LocalDate.now(clock.withZone(frame.show().zone())));
        if (from.isEmpty() || to.isBefore(from.get())) {
            Flash.say(request, "Nothing was changed: give the first day and, if it is not today, a last day after it.");
            return Redirects.within(at);
        }
        return Redirects.within(at + (at.contains("?") ? "&" : "?") + "period=" + from.get() + ".." + to);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
