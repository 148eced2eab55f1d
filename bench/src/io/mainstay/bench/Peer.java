package io.mainstay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;

/**
 * One of those that are compared: the least of some runs by the clock and by processor time, and what came out.
 *
 * @param rows a key and an amount each, parted by the last blank
 */
record Peer(String name, double seconds, double cpu, List<String> rows) {

    private static final double ROUNDING = 0.05;
    private static final int SHOWN = 6;

    static Peer measure(String name, int runs, DoubleSupplier processor, Callable<List<String>> work) throws Exception {
        double seconds = Double.MAX_VALUE;
        double cpu = Double.MAX_VALUE;
        List<String> rows = List.of();
        for (int run = 0; run < runs; run++) {
            var watch = new Watch();
            double before = processor.getAsDouble();
            rows = work.call();
            seconds = Math.min(seconds, watch.seconds());
            cpu = Math.min(cpu, processor.getAsDouble() - before);
        }
        System.out.printf("%-36s %8.2f s %8.2f s of processor%n", name, seconds, cpu);
        return new Peer(name, seconds, cpu, rows);
    }

    /** Several that were measured one after the other, as one. */
    static Peer together(String name, List<Peer> parts) {
        double seconds = parts.stream().mapToDouble(Peer::seconds).sum();
        double cpu = parts.stream().mapToDouble(Peer::cpu).sum();
        System.out.printf("%-36s %8.2f s %8.2f s of processor%n", name, seconds, cpu);
        return new Peer(name, seconds, cpu, List.of());
    }

    /** The same peer, with other rows to be compared. */
    Peer with(List<String> others) {
        return new Peer(name, seconds, cpu, others);
    }

    /** How many times as long this one takes, and whether both came to the same. */
    void against(Peer other) {
        System.out.printf(
                "%s takes %.2f times as long as %s (processor: %.2f); %s%n",
                name, seconds / other.seconds, other.name, cpu / other.cpu, differences(other));
    }

    /** Sums may differ by the rounding of their parts, and by nothing else. */
    private String differences(Peer other) {
        var amounts = new TreeMap<String, Double>();
        rows.forEach(row -> amounts.merge(key(row), amount(row), Double::sum));
        other.rows.forEach(row -> amounts.merge(key(row), -amount(row), Double::sum));
        var differing = new ArrayList<String>();
        amounts.forEach((key, amount) -> {
            if (Math.abs(amount) > ROUNDING) {
                differing.add("%s by %.2f".formatted(key, amount));
            }
        });
        return differing.isEmpty()
                ? "all %d amounts are the same".formatted(amounts.size())
                : "%d amounts differ: %s"
                        .formatted(differing.size(), differing.subList(0, Math.min(SHOWN, differing.size())));
    }

    private static String key(String row) {
        return row.substring(0, row.lastIndexOf(' '));
    }

    private static double amount(String row) {
        return Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1));
    }
}
