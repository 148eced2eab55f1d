package io.mainstay.bench;

/** Time since it was made. */
final class Watch {

    private final long started = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    double millis() {
        return seconds() * 1000;
    }
}
