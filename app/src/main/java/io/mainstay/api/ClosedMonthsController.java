package io.mainstay.api;

import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.closing.Restatements;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Value;
import io.mainstay.platform.NotFound;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The months that were closed, and what became of what was signed. */
@RestController
@RequestMapping("/api/v1/periods")
class ClosedMonthsController {

    private final Closings closings;
    private final Restatements restatements;
    private final Metrics metrics;
    private final ClosingAnswers answers;

    ClosedMonthsController(Closings closings, Restatements restatements, Metrics metrics, ClosingAnswers answers) {
        this.closings = closings;
        this.restatements = restatements;
        this.metrics = metrics;
        this.answers = answers;
    }

    /** The latest closing first. */
    @GetMapping
    Map<String, Object> list(Principal principal) {
        Map<Closing, Map<String, Value>> differences = restatements.differences(principal);
        return Map.of(
                "periods",
                closings.list(principal).reversed().stream()
                        .map(closing -> ClosingAnswers.brief(closing, differences.getOrDefault(closing, Map.of())))
                        .toList());
    }

    /** The last version of a month, or the one asked for, with every line between what was signed and today. */
    @GetMapping("/{month}")
    Map<String, @Nullable Object> show(
            @PathVariable String month, @RequestParam(defaultValue = "0") int version, Principal principal) {
        Period period = metrics.calendar()
                .parse(month)
                .filter(one -> one.grain() == Grain.MONTH)
                .orElseThrow(() -> new NotFound("month", month));
        List<Closing> versions = closings.versions(principal, period);
        if (versions.isEmpty()) {
            throw new NotFound("closing of month", month);
        }
        Closing closing = version == 0 ? versions.getLast() : closings.version(principal, period, version);
        return answers.whole(restatements.of(principal, closing), closings.verify(principal, closing));
    }
}
