package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.time.Instant;
import java.util.List;

/** What one source told on one day, in the order in which it told it. */
public record Batch(String source, Instant recordedAt, List<RawFact> facts) {
    public Batch {
        facts = List.copyOf(facts);
    }
}
