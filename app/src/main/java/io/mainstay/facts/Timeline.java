package io.mainstay.facts;

import io.mainstay.semantics.KindName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's facts to show: the latest first, a page at a time.
 *
 * @param kind only this kind; null for all
 * @param asOf as known at this seq: later revisions are as if they had not come
 * @param before only what stands below this place of the timeline
 */
public record Timeline(@Nullable KindName kind, long asOf, Place before, int limit) {

    private static final int MOST = 1_000;

    /** A fact's place in the timeline. */
    public record Place(Instant at, long seq) {

        private static final Place TOP = new Place(Instant.parse("9999-12-31T23:59:59Z"), Long.MAX_VALUE);

        public static Place of(Fact fact) {
            return new Place(fact.at(), fact.seq());
        }
    }

    public Timeline {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page of %d facts; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    /** Everything as known now. */
    public static Timeline first(int limit) {
        return new Timeline(null, Long.MAX_VALUE, Place.TOP, limit);
    }

    public Timeline of(@Nullable KindName onlyKind) {
        return new Timeline(onlyKind, asOf, before, limit);
    }

    public Timeline asOf(long seq) {
        return new Timeline(kind, seq, before, limit);
    }

    public Timeline after(Place place) {
        return new Timeline(kind, asOf, place, limit);
    }
}
