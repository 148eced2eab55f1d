package io.mainstay.metrics;

import java.util.Locale;

/** How many facts the columnar copy holds, of how many there are. */
public record Progress(long copied, long known) {

    public boolean done() {
        return copied >= known;
    }

    public int percent() {
        return known == 0 ? 100 : (int) Math.min(100, 100 * copied / known);
    }

    /** 12,000 of 140,000 facts, or 140,000 facts */
    public String words() {
        if (done()) {
            return String.format(Locale.ROOT, "%,d facts", known);
        }
        return String.format(Locale.ROOT, "%,d of %,d facts", Math.min(copied, known), known);
    }
}
