package io.mainstay.sources;

import io.mainstay.facts.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone who sends records: a billing system, a CRM, a spreadsheet that is imported every month.
 *
 * @param name as records carry it
 * @param way how its records come in: csv, api, or as they came before anyone said
 * @param paused true while nothing is taken from it
 * @param kinds what became of its records, by kind
 * @param setAside how many of its records wait to be mended
 */
public record Source(String name, String label, String way, boolean paused, List<Tally> kinds, long setAside) {

    public Source {
        kinds = List.copyOf(kinds);
    }

    /** When something new was last learned from it. */
    public @Nullable Instant lastRecordedAt() {
        Optional<Instant> last = kinds.stream()
                .flatMap(tally -> Optional.ofNullable(tally.lastRecordedAt()).stream())
                .max(Comparator.naturalOrder());
        return last.orElse(null);
    }

    /** When it last sent anything. */
    public @Nullable Instant lastSeenAt() {
        return kinds.stream()
                .map(Tally::lastSeenAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** How long it has been silent. */
    public @Nullable Duration lag(Instant now) {
        Instant last = lastSeenAt();
        return last == null ? null : Duration.between(last, now);
    }

    public long recorded() {
        return kinds.stream().mapToLong(Tally::recorded).sum();
    }

    public long unchanged() {
        return kinds.stream().mapToLong(Tally::unchanged).sum();
    }
}
