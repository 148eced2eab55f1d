package io.mainstay.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one kind from one source, since the beginning.
 *
 * @param recorded new records, revisions and retractions
 * @param unchanged records that had come in before
 * @param lastRecordedAt when something new was last learned; null when nothing ever was
 * @param lastSeenAt when the source last sent anything of this kind
 */
public record Tally(
        String source,
        String kind,
        long recorded,
        long unchanged,
        @Nullable Instant lastRecordedAt,
        Instant lastSeenAt) {}
