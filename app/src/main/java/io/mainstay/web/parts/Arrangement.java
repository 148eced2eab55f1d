package io.mainstay.web.parts;

import io.mainstay.web.Here;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which the address of a list can arrange it: what its lines are found by, what they are sorted by, and what
 * tells groups of them apart. Every list that fits into memory is arranged here, so that all of them behave alike.
 *
 * @param noun what its lines are, many of them: accounts
 * @param words what a line is found by
 * @param orders by the name by which a column sorts
 * @param own stands before the names of its parameters where a page has several lists; empty for the only one
 * @param part how many lines are shown at a time
 */
public record Arrangement<T>(
        String noun,
        Function<T, String> words,
        Map<String, Comparator<T>> orders,
        List<Group<T>> groups,
        String own,
        int part) {

    private static final int PART = 50;

    /** Something by which lines can be told apart, in words. */
    public record Group<T>(String name, String label, Function<T, String> value) {}

    public Arrangement {
        orders = Map.copyOf(orders);
        groups = List.copyOf(groups);
    }

    public static <T> Arrangement<T> of(String noun, Function<T, String> words) {
        return new Arrangement<>(noun, words, Map.of(), List.of(), "", PART);
    }

    /** One list of several on a page. */
    public Arrangement<T> own(String prefix) {
        return new Arrangement<>(noun, words, orders, groups, prefix + ".", part);
    }

    public Arrangement<T> shown(int lines) {
        return new Arrangement<>(noun, words, orders, groups, own, lines);
    }

    public Arrangement<T> sort(String name, Comparator<T> order) {
        Map<String, Comparator<T>> more = new LinkedHashMap<>(orders);
        more.put(name, order);
        return new Arrangement<>(noun, words, more, groups, own, part);
    }

    /** Sorted as people look words up. */
    public Arrangement<T> text(String name, Function<T, String> text) {
        return sort(name, Comparator.comparing(line -> text.apply(line).toLowerCase(Locale.ROOT)));
    }

    /** What has no value comes before what has the least. */
    public <K extends Comparable<? super K>> Arrangement<T> value(String name, Function<T, @Nullable K> value) {
        return sort(name, Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    public Arrangement<T> group(String name, String label, Function<T, String> value) {
        List<Group<T>> more = new ArrayList<>(groups);
        more.add(new Group<>(name, label, value));
        return new Arrangement<>(noun, words, orders, more, own, part);
    }

    /** Told apart by whether it grew or shrank; what did neither, or is not known, is in neither group. */
    public Arrangement<T> direction(String label, Function<T, @Nullable BigDecimal> change) {
        return group("direction", label, line -> {
            BigDecimal number = change.apply(line);
            return number == null || number.signum() == 0 ? "" : number.signum() > 0 ? "Up" : "Down";
        });
    }

    /** @param all in the order that holds until the address says another */
    public Arranged<T> of(List<T> all, Here here) {
        return Arranged.of(this, all, here);
    }
}
