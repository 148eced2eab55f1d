package io.mainstay.metrics;

/** How many facts the columnar copy holds, of how many there are. */
public record Progress(long copied, long known) {

    public boolean done() {
        return copied >= known;
    }
}
