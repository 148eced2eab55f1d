package io.mainstay.metrics;

import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quantities summed by period index and group. What was not seen is zero, except what cannot be split that way, and what
 * somebody has to tell: that is not known until it is told.
 */
final class Sums {

    private record Cell(QuantityName quantity, int period, String group) {}

    private static final String WHOLE = "\u0000";

    private final Map<Cell, BigDecimal> cells = new HashMap<>();
    private final Set<String> groups = new TreeSet<>();
    private final Map<QuantityName, String> without = new HashMap<>();
    private final Map<QuantityName, String> told = new HashMap<>();
    private final Map<QuantityName, String> untold = new HashMap<>();
    private @Nullable Map<String, List<Cell>> byGroup;

    void add(QuantityName quantity, int period, @Nullable String group, BigDecimal amount) {
        groups.add(group == null ? WHOLE : group);
        byGroup = null;
        cells.merge(new Cell(quantity, period, group == null ? WHOLE : group), amount, BigDecimal::add);
    }

    /** Says that a quantity is not known for these groups. */
    void without(QuantityName quantity, String why) {
        without.put(quantity, why);
    }

    /** Says that nothing at all is known of a quantity, and why. */
    void untold(QuantityName quantity, String why) {
        untold.put(quantity, why);
    }

    /** These sums where what nobody told is nothing. */
    Sums counted() {
        return untold.isEmpty() ? this : plus(new Sums(), List.of(), 1);
    }

    /** Says that a quantity is known only where it was told, and why it is not elsewhere. */
    void onlyWhereTold(QuantityName quantity, String why) {
        told.put(quantity, why);
    }

    /** How many sums there are. */
    int size() {
        return cells.size();
    }

    Value get(QuantityName quantity, int period, @Nullable String group) {
        BigDecimal sum = cells.get(new Cell(quantity, period, group == null ? WHOLE : group));
        String why = sum == null
                ? without.getOrDefault(quantity, told.getOrDefault(quantity, untold.get(quantity)))
                : without.get(quantity);
        if (why != null) {
            return Value.none(why);
        }
        return Value.of(sum == null ? BigDecimal.ZERO : sum);
    }

    /** These sums, which have no groups, with some groups of others added to the whole or taken from it. */
    Sums plus(Sums others, List<String> some, int sign) {
        Sums sum = new Sums();
        sum.cells.putAll(cells);
        sum.groups.addAll(groups);
        sum.without.putAll(without);
        sum.told.putAll(told);
        some.stream().flatMap(group -> others.of(group).stream()).forEach(cell -> {
            BigDecimal amount = others.amount(cell);
            sum.add(cell.quantity(), cell.period(), null, sign < 0 ? amount.negate() : amount);
        });
        return sum;
    }

    /** The groups whose cells are not the same in others. */
    Set<String> different(Sums others) {
        Set<String> different = new TreeSet<>();
        Stream.concat(cells.keySet().stream(), others.cells.keySet().stream())
                .filter(cell -> amount(cell).compareTo(others.amount(cell)) != 0)
                .forEach(cell -> different.add(cell.group()));
        return different;
    }

    private BigDecimal amount(Cell cell) {
        return cells.getOrDefault(cell, BigDecimal.ZERO);
    }

    /** Found at once, however many groups there are. */
    private List<Cell> of(String group) {
        if (byGroup == null) {
            byGroup = cells.keySet().stream().collect(Collectors.groupingBy(Cell::group));
        }
        return byGroup.getOrDefault(group, List.of());
    }

    /** The groups seen, in order; a single null when nothing was split. */
    Set<String> groups() {
        return groups;
    }

    static @Nullable String group(String group) {
        return group.equals(WHOLE) ? null : group;
    }
}
