package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several numbers of one period as they were once worked out and as they are now, and what made the difference: for each
 * number the lines' changes add up to it exactly.
 *
 * @param before one for each number, worked out anew from what was known then under the rules of then
 * @param after one for each number, as they are now
 * @param lines the changed rules first, then what was learned, in the order in which it became known
 */
public record Restatement(List<Point> before, List<Point> after, List<Line> lines) {

    public Restatement {
        before = List.copyOf(before);
        after = List.copyOf(after);
        lines = List.copyOf(lines);
    }

    /** What a line is about. */
    public enum Cause {
        /** An answer of the revenue policy was changed. */
        POLICY,
        /** The company's currency or time zone was changed. */
        SETTINGS,
        /** Nothing new was learned, but time went by. */
        TIME,
        /** Facts about the company, such as exchange rates and costs. */
        COMPANY,
        /** Facts about one account. */
        ACCOUNT
    }

    /**
     * @param option the policy's option that was changed; null for other causes
     * @param facts the seqs of the facts that made it
     * @param changes what the line added to each number, in the numbers' order; none where there was no number
     */
    public record Line(
            Cause cause, @Nullable String option, @Nullable AccountId account, List<Long> facts, List<Value> changes) {

        public Line {
            facts = List.copyOf(facts);
            changes = List.copyOf(changes);
        }
    }
}
