package io.mainstay.workspace;

import io.mainstay.platform.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log are wanted, a page at a time.
 *
 * @param order the newest first, unless told otherwise
 * @param before the number of the last line that was shown; only those that follow it in the order
 */
public record AuditPage(Wanted wanted, Order<By> order, long before, int limit) {

    /** By what they are sorted. */
    public enum By implements Order.By {
        LINE("seq"),
        WHO("lower(actor_name)"),
        ACTION("action"),
        OBJECT("lower(object)"),
        ADDRESS("coalesce(address, '')");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> NEWEST = Order.down(By.LINE);

    /**
     * What narrows the lines down. What is null does not.
     *
     * @param object a part of the object's name
     * @param address a part of the network address it was done from
     * @param words a part of anything the line says
     * @param span from its beginning up to, but without, its end
     */
    public record Wanted(
            @Nullable String who,
            @Nullable String action,
            @Nullable String object,
            @Nullable String address,
            @Nullable String words,
            Span span) {

        public static final Wanted ALL = new Wanted(null, null, null, null, null, Span.ALL);
    }

    /** A stretch of time, open where it is null. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {

        public static final Span ALL = new Span(null, null);
    }

    /** The newest of those wanted, or what comes first in another order. */
    public static AuditPage first(Wanted wanted, Order<By> order, int limit) {
        return new AuditPage(wanted, order, Long.MAX_VALUE, limit);
    }

    public static AuditPage newest(int limit) {
        return first(Wanted.ALL, NEWEST, limit);
    }

    public AuditPage after(AuditLine.Kept last) {
        return after(last.line().seq());
    }

    public AuditPage after(long line) {
        return new AuditPage(wanted, order, line, limit);
    }
}
