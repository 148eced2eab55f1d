package io.mainstay.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log are wanted. What is null or empty does not narrow.
 *
 * @param object a part of the object's name
 * @param words a part of anything the line says
 * @param span from its beginning up to, but without, its end
 * @param oldestFirst otherwise the newest come first
 * @param before the number of the last line that was shown; only those that follow it in the order
 */
public record AuditPage(
        @Nullable String who,
        @Nullable String action,
        @Nullable String object,
        @Nullable String words,
        Span span,
        boolean oldestFirst,
        long before,
        int limit) {

    /** A stretch of time, open where it is null. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {

        public static final Span ALL = new Span(null, null);
    }

    public static AuditPage newest(int limit) {
        return new AuditPage(null, null, null, null, Span.ALL, false, Long.MAX_VALUE, limit);
    }

    public AuditPage after(AuditLine.Kept last) {
        return new AuditPage(
                who, action, object, words, span, oldestFirst, last.line().seq(), limit);
    }
}
