package io.mainstay.bench;

import java.util.ArrayList;
import java.util.List;

/** Many durations in milliseconds. */
final class Millis {

    private final List<Double> all = new ArrayList<>();

    void add(double millis) {
        all.add(millis);
    }

    /** The duration that a share of them does not pass. */
    double at(double share) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.ceil(share * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return "p50 %,.0f ms, p95 %,.0f ms, p99 %,.0f ms of %d".formatted(at(0.5), at(0.95), at(0.99), all.size());
    }
}
