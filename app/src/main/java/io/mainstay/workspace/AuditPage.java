package io.mainstay.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log are wanted, the newest first. What is null or empty does not narrow.
 *
 * @param object a part of the object's name
 * @param span from its beginning up to, but without, its end
 * @param before only lines with a smaller number
 */
public record AuditPage(
        @Nullable String who,
        @Nullable String action,
        @Nullable String object,
        Span span,
        long before,
        int limit) {

    /** A stretch of time, open where it is null. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {

        public static final Span ALL = new Span(null, null);
    }

    public static AuditPage newest(int limit) {
        return new AuditPage(null, null, null, Span.ALL, Long.MAX_VALUE, limit);
    }
}
