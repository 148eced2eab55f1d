package io.mainstay.semantics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number means, and how it is made from quantities.
 *
 * @param of the numerator, or the whole formula where there is no denominator
 * @param over the denominator; when it is zero the metric has no value
 * @param observed how often the denominator, a share, was observed; where it is given, a value has a range
 * @param formula the formula in words
 * @param committed whether known future changes count (committed MRR); otherwise only what has happened
 * @param target the target people start from, as the metric's own value
 */
public record Metric(
        MetricName name,
        String label,
        Family family,
        String question,
        String meaning,
        String formula,
        Shape kind,
        Formula of,
        @Nullable Formula over,
        @Nullable Formula observed,
        Unit unit,
        Better better,
        Timing timing,
        String owner,
        boolean committed,
        @Nullable BigDecimal target,
        @Nullable Benchmark benchmark,
        List<String> traps,
        int version,
        List<Change> changes,
        List<Example> examples) {

    /** The part of the catalogue a metric stands in. */
    public enum Family {
        RECURRING_REVENUE,
        RETENTION,
        EXPANSION,
        CUSTOMERS,
        CONTRACTS,
        UNIT_ECONOMICS,
        TEAM
    }

    /** How the metric behaves over time and over accounts. */
    public enum Shape {
        SUM,
        RATIO,
        STOCK
    }

    /** Which direction is good news. */
    public enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** Whether it moves before the outcome or after it. */
    public enum Timing {
        LEADING,
        LAGGING
    }

    /** What a version changed, and since which day it is defined so. */
    public record Change(LocalDate on, int version, String what) {}

    /**
     * What others report, and who says so.
     *
     * @param from where charts draw it, in the metric's own unit; null where it is words only
     * @param to the upper end of a range
     */
    public record Benchmark(
            String value,
            String source,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to) {}

    /**
     * Facts and the values they must give; a test and a piece of documentation at once.
     *
     * @param period the period asked for, as in addresses: 2026-03, 2026-Q1
     * @param given facts by kind
     * @param expect the value by account, or under `total`; a null is "no value"
     * @param range the limits of the total under `low` and `high`; a null is "without limit"; empty when not told
     */
    public record Example(
            String name,
            String period,
            Map<String, @Nullable Object> policy,
            Map<String, @Nullable Object> given,
            Map<String, @Nullable Object> expect,
            Map<String, @Nullable Object> range,
            int line) {}

    public Metric {
        traps = List.copyOf(traps);
        changes = List.copyOf(changes);
        examples = List.copyOf(examples);
    }
}
