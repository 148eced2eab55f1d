package io.mainstay.web.revenue;

import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.closing.Restatements;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Periods;
import io.mainstay.web.parts.Badge;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The months that are over, the latest first, each with what was signed of it. */
@Component
class Months {

    static final String SHOWN = "mrr";

    private static final int BACK = 36;

    private final Closings closings;
    private final Restatements restatements;
    private final Metrics metrics;
    private final RevenueFrame frame;
    private final Clock clock;

    Months(Closings closings, Restatements restatements, Metrics metrics, RevenueFrame frame, Clock clock) {
        this.closings = closings;
        this.restatements = restatements;
        this.metrics = metrics;
        this.frame = frame;
        this.clock = clock;
    }

    /** How a month stands. */
    enum State {
        OPEN,
        CLOSED,
        RESTATED,
        REOPENED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return name().charAt(0) + code().substring(1);
        }
    }

    /**
     * @param closing the last one; null when it was never closed
     * @param differences by metric, of the standing closing
     */
    record Month(Period period, Value today, @Nullable Closing closing, Map<String, Value> differences) {

        State state() {
            if (closing == null) {
                return State.OPEN;
            }
            return !closing.stands() ? State.REOPENED : differences.isEmpty() ? State.CLOSED : State.RESTATED;
        }

        String label() {
            return Periods.label(period.code());
        }

        Badge badge() {
            return closing == null ? Words.open() : Words.state(closing, !differences.isEmpty());
        }

        Value signed() {
            return closing == null
                    ? Value.none("The month is not closed")
                    : closing.content().figure(SHOWN).value();
        }

        Figure signed(Words words) {
            return words.figure(SHOWN, signed());
        }

        Value restatedBy() {
            return closing == null || !closing.stands()
                    ? Value.none("The month is not closed")
                    : differences.getOrDefault(SHOWN, Value.of(BigDecimal.ZERO));
        }

        String signer() {
            return closing == null ? "" : closing.content().signer().name();
        }

        @Nullable Instant closedAt() {
            return closing == null ? null : closing.content().signer().at();
        }

        @Nullable Integer number() {
            return closing == null ? null : closing.content().version();
        }

        /** The difference in closing MRR; where there is none, how many other figures differ. */
        Figure restatedBy(Words words) {
            if (closing == null || !closing.stands()) {
                return Figure.none("The month is not closed");
            }
            Value moved = differences.get(SHOWN);
            return moved != null
                    ? words.change(SHOWN, moved)
                    : Figure.of(differences.isEmpty() ? "0" : "%d other figures".formatted(differences.size()));
        }

        String closed(Words words) {
            return closing == null
                    ? ""
                    : closing.content().signer().name() + ", "
                            + words.show().moment(closing.content().signer().at());
        }

        Figure version() {
            return closing == null
                    ? Figure.none("The month was never closed")
                    : Figure.of(Integer.toString(closing.content().version()));
        }

        List<String> csv() {
            String now = plain(today);
            if (closing == null) {
                return List.of(period.code(), state().code(), "", now, "", "", "", "", "");
            }
            Value difference = differences.get(SHOWN);
            return List.of(
                    period.code(),
                    state().code(),
                    plain(closing.content().figure(SHOWN).value()),
                    now,
                    difference == null ? "0" : plain(difference),
                    closing.content().signer().name(),
                    closing.content().signer().at().toString(),
                    Integer.toString(closing.content().version()),
                    closing.signature());
        }

        private static String plain(Value value) {
            BigDecimal number = value.orNull();
            return number == null ? "" : number.stripTrailingZeros().toPlainString();
        }
    }

    Words words() {
        return new Words(metrics, frame.show());
    }

    List<Month> list(Principal reader) {
        Map<LocalDate, Closing> last = new HashMap<>();
        closings.list(reader).forEach(closing -> last.put(closing.period().from(), closing));
        Map<Closing, Map<String, Value>> differences = restatements.differences(reader);
        List<Month> months = new ArrayList<>();
        for (Point point :
                metrics.ask(reader, Question.of(SHOWN, periods(last))).points()) {
            Closing closing = last.get(point.period().from());
            boolean began = !months.isEmpty() || closing != null;
            if (began || point.value().orNull() instanceof BigDecimal number && number.signum() != 0) {
                months.add(new Month(
                        point.period(),
                        point.value(),
                        closing,
                        closing == null ? Map.of() : differences.getOrDefault(closing, Map.of())));
            }
        }
        return months.reversed();
    }

    /** Three years back, or to the first month that was closed. */
    private List<Period> periods(Map<LocalDate, Closing> closed) {
        Calendar calendar = metrics.calendar();
        Period over =
                calendar.period(Grain.MONTH, calendar.day(clock.instant())).plus(-1);
        LocalDate first = closed.keySet().stream().min(LocalDate::compareTo).orElse(over.from());
        LocalDate usual = over.plus(1 - BACK).from();
        return calendar.periods(Grain.MONTH, first.isBefore(usual) ? first : usual, over.last());
    }
}
