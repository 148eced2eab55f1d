package io.mainstay.facts;

import java.time.Instant;
import java.util.List;

/**
 * A record that came in and did not fit, kept as it came, with the reasons.
 *
 * @param kind the kind it claims, which may not exist
 * @param key the key it claims, which may be empty
 * @param times how often it came in
 */
public record SetAside(
        long id,
        String source,
        String kind,
        String key,
        RawFact raw,
        List<String> reasons,
        Instant firstAt,
        Instant lastAt,
        int times,
        State state) {

    /** What became of it. */
    public enum State {
        /** It waits for someone. */
        OPEN,
        /** It was mended or tried again, and is a fact now. */
        MENDED,
        /** The source sent the record again, and then it fitted. */
        SUPERSEDED,
        /** Someone decided that it is not needed. */
        DISCARDED
    }

    public SetAside {
        reasons = List.copyOf(reasons);
    }
}
