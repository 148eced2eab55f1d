package io.mainstay.web.metrics;

import io.mainstay.semantics.Metric;
import io.mainstay.web.parts.Badge;
import java.util.List;
import java.util.Locale;

/** What a metric means, in words, with the cases that show it. */
public record Definition(Metric metric, List<Badge> badges, List<Worked> examples) {

    static Definition of(Metric metric, Wording wording) {
        return new Definition(
                metric,
                List.of(
                        new Badge("plain", "Version " + metric.version()),
                        new Badge(
                                "plain",
                                switch (metric.better()) {
                                    case HIGHER -> "Higher is better";
                                    case LOWER -> "Lower is better";
                                    case NEITHER -> "No better direction";
                                }),
                        new Badge(
                                "plain",
                                metric.timing() == Metric.Timing.LEADING ? "Leading indicator" : "Lagging indicator")),
                metric.examples().stream()
                        .map(example -> Worked.of(example, wording))
                        .toList());
    }

    /** Every version since the first, with the day since when it holds. */
    public String changes() {
        return metric.changes().isEmpty()
                ? "None since version 1"
                : metric.changes().stream()
                        .map(change ->
                                "Version %d, since %s: %s".formatted(change.version(), change.on(), change.what()))
                        .collect(java.util.stream.Collectors.joining("; "));
    }

    /** customer-success is Customer success. */
    public String owner() {
        return owner(metric);
    }

    static String owner(Metric metric) {
        String words = metric.owner().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
