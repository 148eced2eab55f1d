package io.mainstay.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How new the facts behind an answer are.
 *
 * @param last when the last record of the kinds it reads was recorded; empty when there is none
 * @param silent the sources of those kinds that have sent nothing of any kind for longer than {@link #SILENT_AFTER}
 */
public record Freshness(Optional<Instant> last, List<Silent> silent) {

    /** Longer than a month, so that a source that is brought in month by month is not called silent in between. */
    public static final Duration SILENT_AFTER = Duration.ofDays(35);

    static final Freshness UNKNOWN = new Freshness(Optional.empty(), List.of());

    /** @param since when it last sent anything of these kinds */
    public record Silent(String source, Instant since) {}

    public Freshness {
        silent = List.copyOf(silent);
    }
}
