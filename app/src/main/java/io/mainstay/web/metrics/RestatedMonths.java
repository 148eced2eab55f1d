package io.mainstay.web.metrics;

import io.mainstay.closing.Restatements;
import io.mainstay.closing.SignedMetrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Permission;
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

    private static final Arrangement<Month> WAYS = Arrangement.<Month>of("months", Month::label)
            .own("restated")
            .shown(12)
            .value("month", month -> month.period().from())
            .value("signed", month -> month.signed().orNull())
            .value("today", month -> month.today().orNull())
            .value("by", month -> month.by().orNull())
            .direction("Restated", month -> month.by().orNull());

    /** One of them, with what was signed and by how much it is another today. */
    private record Month(Period period, Value signed, Value by) {

        String label() {
            return Wording.label(period);
        }

        Value today() {
            return signed.orNull() instanceof BigDecimal was && by.orNull() instanceof BigDecimal moved
                    ? Value.of(was.add(moved))
                    : NEITHER;
        }
    }

    private static final Value NEITHER = Value.none("One of the two has no value");

    /** Null where the metric is not signed, or the reader does not see all customers. */
    @Nullable Listing list(Wording wording, Here here, Principal reader) {
        String metric = wording.metric().name().value();
        if (!SignedMetrics.all().contains(metric) || !reader.reach().whole()) {
            return null;
        }
        Arranged<Month> arranged = WAYS.of(months(metric, reader), here);
        return new Listing(
                "restatements",
                "Restatements of closed months",
                List.of(
                        Column.text("Month", "month"),
                        Column.number("Signed", "signed"),
                        Column.number("Today", "today"),
                        Column.number("Restated by", "by")),
                arranged.shown().stream().map(month -> row(month, wording)).toList(),
                null,
                arranged.extras(here.at("/metrics/" + metric + "/restatements.csv")),
                arranged.empty(NONE));
    }

    /** Those the address finds, for a file. */
    List<List<String>> csv(String metric, Here here, Principal reader) {
        reader.require(Permission.SEE_COMPANY);
        return WAYS.of(months(metric, reader), here).found().stream()
                .map(month ->
                        List.of(month.period().code(), plain(month.signed()), plain(month.today()), plain(month.by())))
                .toList();
    }

    private static String plain(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** The latest first. */
    private List<Month> months(String metric, Principal reader) {
        List<Month> months = new ArrayList<>();
        restatements.differences(reader).forEach((closing, differences) -> {
            Value difference = differences.get(metric);
            if (difference != null) {
                months.add(new Month(
                        closing.period(), closing.content().figure(metric).value(), difference));
            }
        });
        return months.reversed();
    }

    private static Listing.Row row(Month month, Wording wording) {
        return Listing.Row.page(
                "/revenue/periods/" + month.period().code(),
                Cell.of(month.label()),
                Cell.of(exact(wording.figure(month.signed()))),
                Cell.of(exact(wording.figure(month.today()))),
                Cell.of(
                        month.by().orNull() instanceof BigDecimal by
                                ? exact(wording.signed(by))
                                : Figure.none("One of the two has no value")));
    }

    /** Money to the cent, since the difference may be small beside it. */
    private static Figure exact(Figure figure) {
        return figure.full() == null || figure.full().endsWith("%") ? figure : Figure.of(figure.full());
    }
}
