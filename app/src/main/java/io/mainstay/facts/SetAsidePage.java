package io.mainstay.facts;

import org.jspecify.annotations.Nullable;

/**
 * Which of the records set aside to show: the latest first, a page at a time.
 *
 * @param source only from this source; null for all
 * @param kind only of this claimed kind; null for all
 * @param reason only with these words in a reason; null for all
 * @param before only those with a lower id
 */
public record SetAsidePage(
        SetAside.State state,
        @Nullable String source,
        @Nullable String kind,
        @Nullable String reason,
        long before,
        int limit) {

    private static final int MOST = 1_000;

    public SetAsidePage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "A page of %d records; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    /** The first page of what waits for someone. */
    public static SetAsidePage open(int limit) {
        return new SetAsidePage(SetAside.State.OPEN, null, null, null, Long.MAX_VALUE, limit);
    }

    public SetAsidePage of(@Nullable String onlySource, @Nullable String onlyKind, @Nullable String onlyReason) {
        return new SetAsidePage(state, onlySource, onlyKind, onlyReason, before, limit);
    }

    public SetAsidePage after(SetAside last) {
        return new SetAsidePage(state, source, kind, reason, last.id(), limit);
    }
}
