package io.mainstay.metrics;

import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Quantities summed by period index and group. What was not seen is zero, except what cannot be split that way. */
final class Sums {

    private record Cell(QuantityName quantity, int period, String group) {}

    private static final String WHOLE = "\u0000";

    private final Map<Cell, BigDecimal> cells = new HashMap<>();
    private final Set<String> groups = new TreeSet<>();
    private final Map<QuantityName, String> without = new HashMap<>();

    void add(QuantityName quantity, int period, @Nullable String group, BigDecimal amount) {
        groups.add(group == null ? WHOLE : group);
        cells.merge(new Cell(quantity, period, group == null ? WHOLE : group), amount, BigDecimal::add);
    }

    /** Says that a quantity is not known for these groups. */
    void without(QuantityName quantity, String why) {
        without.put(quantity, why);
    }

    Value get(QuantityName quantity, int period, @Nullable String group) {
        String why = without.get(quantity);
        if (why != null) {
            return Value.none(why);
        }
        return Value.of(cells.getOrDefault(new Cell(quantity, period, group == null ? WHOLE : group), BigDecimal.ZERO));
    }

    /** These sums, which have no groups, with some groups of others added to the whole or taken from it. */
    Sums plus(Sums others, List<String> some, int sign) {
        Sums sum = new Sums();
        sum.cells.putAll(cells);
        sum.groups.addAll(groups);
        sum.without.putAll(without);
        others.cells.forEach((cell, amount) -> {
            if (some.contains(cell.group())) {
                sum.add(cell.quantity(), cell.period(), null, sign < 0 ? amount.negate() : amount);
            }
        });
        return sum;
    }

    /** Whether a group's cells are the same in others. */
    boolean same(Sums others, String group) {
        return of(group).equals(others.of(group));
    }

    private Map<Cell, BigDecimal> of(String group) {
        Map<Cell, BigDecimal> own = new HashMap<>();
        cells.forEach((cell, amount) -> {
            if (cell.group().equals(group) && amount.signum() != 0) {
                own.put(cell, amount.stripTrailingZeros());
            }
        });
        return own;
    }

    /** The groups seen, in order; a single null when nothing was split. */
    Set<String> groups() {
        return groups;
    }

    static @Nullable String group(String group) {
        return group.equals(WHOLE) ? null : group;
    }
}
