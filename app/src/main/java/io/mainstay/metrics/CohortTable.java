package io.mainstay.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Accounts by the month at whose end they first paid, and what became of them month by month. The age of a cell counts
 * months since then; a cohort has cells only for months that have passed.
 */
public record CohortTable(List<Cohort> cohorts) {

    /** What of a cohort is followed. */
    public enum Follow {
        /** Accounts that pay; who returns counts again. */
        LOGOS(Cell::logos),
        /** What they pay, growth included. */
        NET(Cell::mrr),
        /** The least each has paid since, so that it never rises. */
        GROSS(Cell::kept);

        private final Function<Cell, BigDecimal> of;

        Follow(Function<Cell, BigDecimal> of) {
            this.of = of;
        }
    }

    /** One cohort at one age. */
    public record Cell(BigDecimal logos, BigDecimal mrr, BigDecimal kept) {}

    /** @param cells by age, from 0 */
    public record Cohort(YearMonth month, List<Cell> cells) {

        public Cohort {
            cells = List.copyOf(cells);
        }

        public int size() {
            return cells.getFirst().logos().intValueExact();
        }

        public BigDecimal initialMrr() {
            return cells.getFirst().mrr();
        }

        /** The share of the cohort's beginning that is left at an age. */
        public Value share(Follow follow, int age) {
            return age < cells.size()
                    ? divided(follow.of.apply(cells.get(age)), follow.of.apply(cells.getFirst()))
                    : Value.none("That month has not passed");
        }
    }

    public CohortTable {
        cohorts = List.copyOf(cohorts);
    }

    public int ages() {
        return cohorts.stream().mapToInt(c -> c.cells().size()).max().orElse(0);
    }

    /** By age, the share left of all cohorts old enough, weighted by what they began with. */
    public List<Value> summary(Follow follow) {
        List<Value> summary = new ArrayList<>();
        for (int age = 0; age < ages(); age++) {
            BigDecimal left = BigDecimal.ZERO;
            BigDecimal began = BigDecimal.ZERO;
            for (Cohort cohort : cohorts) {
                if (age < cohort.cells().size()) {
                    left = left.add(follow.of.apply(cohort.cells().get(age)));
                    began = began.add(follow.of.apply(cohort.cells().getFirst()));
                }
            }
            summary.add(divided(left, began));
        }
        return summary;
    }

    private static Value divided(BigDecimal left, BigDecimal began) {
        return began.signum() == 0
                ? Value.none("The cohort began with nothing")
                : Value.of(left.divide(began, MathContext.DECIMAL128));
    }
}
