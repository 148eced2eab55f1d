package io.mainstay.closing;

import io.mainstay.metrics.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A month that was closed. Kept for good; reopening adds to it, and closing the month again makes the next version.
 *
 * @param text what was signed, as text; its SHA-256 is the signature
 * @param reopening null as long as it stands
 */
public record Closing(
        long id,
        SignedContent content,
        String text,
        String signature,
        @Nullable Reopening reopening) {

    /** Who opened the month again, when, and why. */
    public record Reopening(String name, Instant at, String reason) {}

    public Period period() {
        return content.period();
    }

    /** Whether the month is closed by it. */
    public boolean stands() {
        return reopening == null;
    }
}
