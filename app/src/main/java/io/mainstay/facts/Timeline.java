package io.mainstay.facts;

import io.mainstay.platform.Order;
import io.mainstay.semantics.KindName;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's facts to show, a page at a time.
 *
 * @param kind only this kind; null for all
 * @param search only what says this somewhere: in its subject, its key, its source or its fields; empty for all
 * @param order the latest first, unless told otherwise
 * @param asOf as known at this seq: later revisions are as if they had not come
 * @param before the seq of the last one shown; only those that follow it in the order
 */
public record Timeline(@Nullable KindName kind, String search, Order<By> order, long asOf, long before, int limit) {

    private static final int MOST = 1_000;

    /** By what they are sorted. */
    public enum By implements Order.By {
        WHEN("at"),
        WHAT("kind"),
        SOURCE("source"),
        LEARNED("seq"),
        CORRECTED("revision");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> LATEST = Order.down(By.WHEN);

    public Timeline {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page of %d facts; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    /** Everything as known now, the latest first. */
    public static Timeline first(int limit) {
        return new Timeline(null, "", LATEST, Long.MAX_VALUE, Long.MAX_VALUE, limit);
    }

    public Timeline of(@Nullable KindName onlyKind) {
        return new Timeline(onlyKind, search, order, asOf, before, limit);
    }

    public Timeline saying(String text) {
        return new Timeline(kind, text, order, asOf, before, limit);
    }

    public Timeline in(Order<By> other) {
        return new Timeline(kind, search, other, asOf, before, limit);
    }

    public Timeline asOf(long seq) {
        return new Timeline(kind, search, order, seq, before, limit);
    }

    /** Only those that follow the fact with this seq. */
    public Timeline after(long seq) {
        return new Timeline(kind, search, order, asOf, seq, limit);
    }
}
