package io.mainstay.platform;

import java.util.concurrent.CancellationException;

/** How far a long work has come, for whoever waits for it: of so many steps, as far as they can be foreseen, so many are done. */
public final class Pace {

    private volatile int done;
    private volatile int all;

    /** Only whoever works tells. */
    public void expect(int steps) {
        all = done + steps;
    }

    /** @throws CancellationException when whoever works was told to stop meanwhile */
    public void step() {
        done = done + 1;
        all = Math.max(all, done);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Told to stop after " + done + " of " + all + " steps");
        }
    }

    public int percent() {
        int of = all;
        return of == 0 ? 0 : Math.min(100, 100 * done / of);
    }

    /** Step 3 of 8 */
    public String words() {
        int of = Math.max(all, 1);
        return "step %d of %d".formatted(Math.min(done + 1, of), of);
    }
}
