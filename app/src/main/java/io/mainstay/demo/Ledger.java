package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Facts that are written but not yet learned, in the order in which they will be. Only what lies ahead is held, so a
 * long history needs no more memory than its busiest month.
 */
final class Ledger {

    private record Entry(LocalDate day, Origin origin, long serial, RawFact fact) {
        static final Comparator<Entry> BY_LEARNING =
                Comparator.comparing(Entry::day).thenComparing(Entry::origin).thenComparingLong(Entry::serial);
    }

    private final LocalDate end;
    private final PriorityQueue<Entry> ahead = new PriorityQueue<>(Entry.BY_LEARNING);
    private LocalDate today;
    private long written;

    Ledger(LocalDate start, LocalDate end) {
        this.today = start;
        this.end = end;
    }

    /** Writes a fact that is learned on a day; what would be learned on the last day or later is never learned. */
    void learn(LocalDate day, Origin origin, RawFact fact) {
        if (day.isBefore(end)) {
            ahead.add(new Entry(day.isBefore(today) ? today : day, origin, written++, fact));
        }
    }

    /** Tells everything learned before a day. */
    void tellUntil(LocalDate day, Consumer<Batch> listener) {
        today = day;
        while (!ahead.isEmpty() && ahead.peek().day().isBefore(day)) {
            listener.accept(next());
        }
    }

    private Batch next() {
        Entry first = ahead.remove();
        List<RawFact> facts = new ArrayList<>();
        facts.add(first.fact());
        while (!ahead.isEmpty()
                && ahead.peek().day().equals(first.day())
                && ahead.peek().origin() == first.origin()) {
            facts.add(ahead.remove().fact());
        }
        return new Batch(first.origin().source(), first.origin().recordedAt(first.day()), facts);
    }
}
