package io.mainstay.metrics;

import io.mainstay.semantics.MetricName;
import java.util.List;

/**
 * What is asked about a metric.
 *
 * @param periods one after the other, without a gap
 * @param outlook whether known future changes count in periods that are not over
 */
public record Question(MetricName metric, List<Period> periods, Cut cut, Filter filter, AsOf asOf, Outlook outlook) {

    /** How far a question looks. */
    public enum Outlook {
        /** What the metric's definition says. */
        AS_DEFINED,
        /** Everything known, future changes included. */
        COMMITTED
    }

    public Question {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("A question names at least one period");
        }
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i - 1).to().equals(periods.get(i).from())) {
                throw new IllegalArgumentException(
                        "%s does not follow %s".formatted(periods.get(i), periods.get(i - 1)));
            }
        }
    }

    public static Question of(String metric, List<Period> periods) {
        return new Question(MetricName.of(metric), periods, Cut.none(), Filter.all(), AsOf.now(), Outlook.AS_DEFINED);
    }

    public Question by(Cut newCut) {
        return new Question(metric, periods, newCut, filter, asOf, outlook);
    }

    public Question where(Filter newFilter) {
        return new Question(metric, periods, cut, newFilter, asOf, outlook);
    }

    public Question asKnown(AsOf newAsOf) {
        return new Question(metric, periods, cut, filter, newAsOf, outlook);
    }

    public Question committed() {
        return new Question(metric, periods, cut, filter, asOf, Outlook.COMMITTED);
    }
}
