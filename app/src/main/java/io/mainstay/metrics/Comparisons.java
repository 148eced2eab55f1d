package io.mainstay.metrics;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.workspace.Principal;
import java.time.Instant;

/** Why a number is another today than it was: the same question as known at two moments. */
public final class Comparisons {

    private final Metrics metrics;

    Comparisons(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * @param question about one period
     * @throws Refused when the first moment is not before the second
     */
    public Comparison compare(Principal principal, Question question, AsOf before, AsOf after) {
        Calendar calendar = metrics.calendar();
        Instant now = metrics.books().now();
        Instant earlier = Books.moment(before, calendar, now);
        Instant later = Books.moment(after, calendar, now);
        if (!earlier.isBefore(later)) {
            throw new Refused(ErrorCode.INVALID, "The first date must be before the second.");
        }
        return metrics.comparer(question).compare(earlier, later);
    }
}
