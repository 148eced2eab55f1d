package io.mainstay.facts;

import io.mainstay.semantics.KindName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's facts to show: the latest first or the earliest, a page at a time.
 *
 * @param kind only this kind; null for all
 * @param search only what says this somewhere: in its subject, its key, its source or its fields; empty for all
 * @param asOf as known at this seq: later revisions are as if they had not come
 * @param after only what stands below this place of the timeline
 */
public record Timeline(
        @Nullable KindName kind, String search, boolean earliestFirst, long asOf, Place after, int limit) {

    private static final int MOST = 1_000;

    /** A fact's place in the timeline. */
    public record Place(Instant at, long seq) {

        private static final Place LATEST = new Place(Instant.parse("9999-12-31T23:59:59Z"), Long.MAX_VALUE);
        private static final Place EARLIEST = new Place(Instant.parse("0001-01-01T00:00:00Z"), 0);

        public static Place of(Fact fact) {
            return new Place(fact.at(), fact.seq());
        }
    }

    public Timeline {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page of %d facts; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    /** Everything as known now, the latest first. */
    public static Timeline first(int limit) {
        return new Timeline(null, "", false, Long.MAX_VALUE, Place.LATEST, limit);
    }

    public Timeline of(@Nullable KindName onlyKind) {
        return new Timeline(onlyKind, search, earliestFirst, asOf, after, limit);
    }

    public Timeline saying(String text) {
        return new Timeline(kind, text, earliestFirst, asOf, after, limit);
    }

    /** From its beginning on. */
    public Timeline fromEarliest() {
        return new Timeline(kind, search, true, asOf, Place.EARLIEST, limit);
    }

    public Timeline asOf(long seq) {
        return new Timeline(kind, search, earliestFirst, seq, after, limit);
    }

    public Timeline after(Place place) {
        return new Timeline(kind, search, earliestFirst, asOf, place, limit);
    }
}
