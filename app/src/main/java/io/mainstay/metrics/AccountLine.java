package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.Formula;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the book says of one account.
 *
 * @param name as its profile states it; empty when it never did
 * @param attributes those asked for, in that order, as they were at the period's end
 * @param place where it stands in the whole list, from 1
 */
public record AccountLine(
        AccountId account,
        String name,
        Map<String, String> attributes,
        State state,
        Revenue revenue,
        Dates dates,
        long place) {

    /** Whether it pays. */
    public enum State {
        PAYING,
        FORMER,
        NEVER
    }

    /**
     * In the reporting currency.
     *
     * @param mrr at the end of the period; none where nobody told what it pays
     * @param change over the period; none likewise
     * @param yearAgo what it paid twelve months before the period's end
     * @param yearAgoNow what it pays now of that
     */
    public record Revenue(Value mrr, Value change, BigDecimal yearAgo, BigDecimal yearAgoNow) {

        public Value arr() {
            return Evaluation.arithmetic(Formula.Operator.TIMES, mrr, Value.of(BigDecimal.valueOf(12)));
        }

        /** Net revenue retention over twelve months. */
        public Value nrr() {
            return yearAgo.signum() <= 0
                    ? Value.none("Nothing was paid twelve months before")
                    : Evaluation.arithmetic(Formula.Operator.OVER, Value.of(yearAgoNow), Value.of(yearAgo));
        }
    }

    /**
     * @param since when it first paid
     * @param renewal the last day of the next contract term that nobody has decided about
     */
    public record Dates(@Nullable LocalDate since, @Nullable LocalDate renewal) {}

    public AccountLine {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
