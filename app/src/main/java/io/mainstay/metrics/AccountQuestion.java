package io.mainstay.metrics;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list, and what to say about them.
 *
 * @param attributes which attributes to tell, besides the name
 * @param search a part of the name; empty for all
 * @param state only those that stand so; null for all
 */
public record AccountQuestion(
        Period period,
        Filter filter,
        AsOf asOf,
        List<String> attributes,
        String search,
        AccountLine.@Nullable State state,
        Order order) {

    /** By what it is sorted: name, arr, change, nrr, since, renewal or an attribute. */
    public record Order(String by, boolean down) {

        static final Set<String> FIGURES = Set.of("name", "arr", "change", "nrr", "since", "renewal");
    }

    /** A part of the list. At most one of the two is given; without them it starts at the top. */
    public record Slice(@Nullable String after, @Nullable String before, int limit) {}

    public AccountQuestion {
        attributes.forEach(Cut.By::new);
        attributes = List.copyOf(attributes);
        if (!Order.FIGURES.contains(order.by()) && !attributes.contains(order.by())) {
            order = new Order("arr", true);
        }
    }

    public static AccountQuestion all(Period period, AsOf asOf) {
        return new AccountQuestion(period, Filter.all(), asOf, List.of(), "", null, new Order("arr", true));
    }

    public AccountQuestion where(Filter other) {
        return new AccountQuestion(period, other, asOf, attributes, search, state, order);
    }

    public AccountQuestion telling(List<String> others) {
        return new AccountQuestion(period, filter, asOf, others, search, state, order);
    }
}
