package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number as known at two moments, and what made the difference: the lines' changes add up to it exactly.
 *
 * @param before as known at the earlier moment
 * @param after as known at the later one
 * @param lines in the order in which things became known
 */
public record Comparison(Point before, Point after, List<Line> lines) {

    public Comparison {
        lines = List.copyOf(lines);
    }

    /** The first number of a comparison of several, with the lines that changed it. */
    static Comparison of(Restatement several) {
        List<Line> lines = several.lines().stream()
                .map(line -> new Line(
                        Cause.valueOf(line.cause().name()),
                        line.account(),
                        line.facts(),
                        line.changes().getFirst()))
                .toList();
        return new Comparison(several.before().getFirst(), several.after().getFirst(), lines);
    }

    /** The difference; none where one of the two has no value. */
    public Value difference() {
        return Evaluation.arithmetic(io.mainstay.semantics.Formula.Operator.MINUS, after.value(), before.value());
    }

    /** What a line is about. */
    public enum Cause {
        /** Nothing new was learned, but time went by: a grace ran out, a period went on. */
        TIME,
        /** Facts about the company, such as exchange rates and costs. */
        COMPANY,
        /** Facts about one account. */
        ACCOUNT
    }

    /**
     * @param facts the seqs of the facts that made it; empty for time
     * @param change what the line added to the number; none where there was no number before or after it
     */
    public record Line(Cause cause, @Nullable AccountId account, List<Long> facts, Value change) {

        public Line {
            facts = List.copyOf(facts);
        }
    }
}
