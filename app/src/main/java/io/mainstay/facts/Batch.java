package io.mainstay.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one source that come in together.
 *
 * @param recordedAt when they were learned; null means now
 * @param cameIn false when records set aside earlier are tried again
 */
record Batch(String source, List<RawFact> raws, @Nullable Instant recordedAt, boolean cameIn) {

    Batch {
        if (!Facts.canNameSource(source)) {
            throw new IllegalArgumentException("\"%s\" cannot name a source".formatted(Reasons.printable(source)));
        }
        raws = List.copyOf(raws);
    }
}
