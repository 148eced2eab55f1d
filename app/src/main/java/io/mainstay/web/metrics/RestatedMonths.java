package io.mainstay.web.metrics;

import io.mainstay.closing.Restatements;
import io.mainstay.closing.SignedMetrics;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The closed months in which a metric is another today than it was signed. */
@Component
class RestatedMonths {

    private static final Empty NONE =
            Empty.of("good", "No closed month was restated", "What was signed of this metric is what it is today.");

    private final Restatements restatements;

    RestatedMonths(Restatements restatements) {
        this.restatements = restatements;
    }

    /** Null where the metric is not signed, or the reader does not see all customers. */
    @Nullable Listing list(Wording wording, Principal reader) {
        String metric = wording.metric().name().value();
        if (!SignedMetrics.all().contains(metric) || !reader.reach().whole()) {
            return null;
        }
        List<Listing.Row> rows = new ArrayList<>();
        restatements.differences(reader).forEach((closing, differences) -> {
            Value difference = differences.get(metric);
            if (difference != null) {
                Value signed = closing.content().figure(metric).value();
                rows.add(Listing.Row.page(
                        "/revenue/periods/" + closing.period().code(),
                        Cell.of(Wording.label(closing.period())),
                        Cell.of(exact(wording.figure(signed))),
                        Cell.of(
                                signed.orNull() instanceof BigDecimal was
                                                && difference.orNull() instanceof BigDecimal by
                                        ? exact(wording.figure(Value.of(was.add(by))))
                                        : Figure.none("One of the two has no value")),
                        Cell.of(
                                difference.orNull() instanceof BigDecimal by
                                        ? exact(wording.signed(by))
                                        : Figure.none("One of the two has no value"))));
            }
        });
        return new Listing(
                "restatements",
                "Restatements of closed months",
                List.of(
                        Column.text("Month", null),
                        Column.number("Signed", null),
                        Column.number("Today", null),
                        Column.number("Restated by", null)),
                rows.reversed(),
                null,
                Listing.Extras.NONE,
                NONE);
    }

    /** Money to the cent, since the difference may be small beside it. */
    private static Figure exact(Figure figure) {
        return figure.full() == null || figure.full().endsWith("%") ? figure : Figure.of(figure.full());
    }
}
