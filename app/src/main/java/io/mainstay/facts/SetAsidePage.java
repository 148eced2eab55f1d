package io.mainstay.facts;

import io.mainstay.platform.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which of the records set aside to show, a page at a time.
 *
 * @param source only from this source; null for all
 * @param kind only of this claimed kind; null for all
 * @param reason only with these words in a reason or in the key; null for all
 * @param order the latest first, unless told otherwise
 * @param before the id of the last one shown; only those that follow it in the order
 */
public record SetAsidePage(
        SetAside.State state,
        @Nullable String source,
        @Nullable String kind,
        @Nullable String reason,
        Order<By> order,
        long before,
        int limit) {

    private static final int MOST = 1_000;

    /** By what they are sorted. */
    public enum By implements Order.By {
        CAME("id"),
        LAST("last_at"),
        TIMES("times"),
        SOURCE("source"),
        KIND("kind"),
        RECORD("source_key"),
        WHY("lower(array_to_string(reasons, '; '))");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> LATEST = Order.down(By.CAME);

    public SetAsidePage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "A page of %d records; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    /** The first page of what waits for someone. */
    public static SetAsidePage open(int limit) {
        return new SetAsidePage(SetAside.State.OPEN, null, null, null, LATEST, Long.MAX_VALUE, limit);
    }

    public SetAsidePage of(@Nullable String onlySource, @Nullable String onlyKind, @Nullable String onlyReason) {
        return new SetAsidePage(state, onlySource, onlyKind, onlyReason, order, before, limit);
    }

    public SetAsidePage after(SetAside last) {
        return new SetAsidePage(state, source, kind, reason, order, last.id(), limit);
    }
}
