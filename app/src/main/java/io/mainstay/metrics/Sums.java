package io.mainstay.metrics;

import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.util.HashMap;
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

    /** The groups seen, in order; a single null when nothing was split. */
    Set<String> groups() {
        return groups;
    }

    static @Nullable String group(String group) {
        return group.equals(WHOLE) ? null : group;
    }
}
