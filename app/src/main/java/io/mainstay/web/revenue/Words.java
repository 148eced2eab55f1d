package io.mainstay.web.revenue;

import io.mainstay.closing.Closing;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Badge;
import java.math.BigDecimal;

/** Writes signed figures, to the last cent, and the state of a month. */
record Words(Metrics metrics, Show show) {

    String label(String metric) {
        return metrics.get(metric).label();
    }

    Figure figure(String metric, Value value) {
        return exact(wording(metric).figure(value));
    }

    Figure change(String metric, Value change) {
        return Figure.of(
                change,
                number -> number.signum() == 0
                        ? Figure.of("0")
                        : nothing(exact(wording(metric).signed(number)), number));
    }

    /** What is less than the last digit shown is not shown as a change of nothing with a sign. */
    private static Figure nothing(Figure figure, BigDecimal number) {
        return figure.shown().matches(".*[1-9].*")
                ? figure
                : Figure.of("0", number.stripTrailingZeros().toPlainString());
    }

    /** Whether a change is less than what is shown, such as a part of a cent. */
    boolean isNothing(String metric, BigDecimal change) {
        return change(metric, Value.of(change)).shown().equals("0");
    }

    private Wording wording(String metric) {
        return new Wording(metrics.get(metric), show);
    }

    /** Money to the cent; a share with one decimal, the rest of it for whoever points at it. */
    private static Figure exact(Figure figure) {
        return figure.full() == null || figure.full().endsWith("%") ? figure : Figure.of(figure.full());
    }

    static Badge open() {
        return new Badge("plain", "Open");
    }

    static Badge state(Closing closing, boolean restated) {
        if (!closing.stands()) {
            return new Badge("plain", "Reopened");
        }
        return restated ? new Badge("warning", "Restated") : new Badge("good", "Closed");
    }
}
