package io.mainstay.metrics;

/** How far a long work has come, for whoever waits for it: of so many steps, as far as they can be foreseen, so many are done. */
public final class Pace {

    private volatile int done;
    private volatile int all;

    /** Only whoever works tells. */
    void expect(int steps) {
        all = done + steps;
    }

    void step() {
        done = done + 1;
        all = Math.max(all, done);
    }

    public int percent() {
        int of = all;
        return of == 0 ? 0 : Math.min(100, 100 * done / of);
    }

    /** Step 3 of 8 */
    public String words() {
        int at = done + 1;
        return "step %d of %d".formatted(at, Math.max(at, all));
    }
}
