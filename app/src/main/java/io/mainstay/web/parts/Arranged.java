package io.mainstay.web.parts;

import io.mainstay.web.Here;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list as its address arranges it.
 *
 * @param all every line there is
 * @param found what was searched for and not filtered out, sorted: what a file holds
 * @param page which part of what was found is shown, from 1 on
 */
public record Arranged<T>(Arrangement<T> ways, Here here, List<T> all, List<T> found, int page) {

    static <T> Arranged<T> of(Arrangement<T> ways, List<T> all, Here here) {
        List<T> found = new ArrayList<>(all);
        String query = here.parameter(ways.own() + "q").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!query.isEmpty()) {
            found.removeIf(
                    line -> !ways.words().apply(line).toLowerCase(Locale.ROOT).contains(query));
        }
        for (Arrangement.Group<T> group : ways.groups()) {
            here.parameter(ways.own() + group.name())
                    .ifPresent(only ->
                            found.removeIf(line -> !group.value().apply(line).equalsIgnoreCase(only)));
        }
        String sort = here.parameter(ways.own() + "sort").orElse("");
        Comparator<T> order = ways.orders().get(sort.startsWith("-") ? sort.substring(1) : sort);
        if (order != null) {
            found.sort(sort.startsWith("-") ? order.reversed() : order);
        }
        int pages = Math.max(1, (found.size() + ways.part() - 1) / ways.part());
        int page = Math.clamp(here.number(ways.own() + "page", 1), 1, pages);
        return new Arranged<>(ways, here, List.copyOf(all), List.copyOf(found), page);
    }

    /** The part that a page shows. */
    public List<T> shown() {
        return found.subList((page - 1) * ways.part(), Math.min(found.size(), page * ways.part()));
    }

    /**
     * Nothing, where there is nothing to arrange.
     *
     * @param csv where all that was found is had as a file
     */
    public Listing.Extras extras(@Nullable String csv) {
        return all.isEmpty()
                ? Listing.Extras.NONE
                : new Listing.Extras(text("sort"), text("q"), csv, pager(), ways.own(), filters());
    }

    /** What is said in place of rows: that nothing fits, or what an empty list is for. */
    public Empty empty(Empty usual) {
        return all.isEmpty()
                ? usual
                : Empty.of("search", "Nothing fits", "Search for something else, or take the filters away.")
                        .link("Show all " + ways.noun(), cleared());
    }

    private String cleared() {
        List<String> own = new ArrayList<>(List.of(ways.own() + "page"));
        ways.groups().forEach(group -> own.add(ways.own() + group.name()));
        return here.with(ways.own() + "q", null, own.toArray(String[]::new));
    }

    private String text(String name) {
        return here.parameter(ways.own() + name).orElse("");
    }

    private List<Field> filters() {
        List<Field> fields = new ArrayList<>();
        for (Arrangement.Group<T> group : ways.groups()) {
            String asked = text(group.name());
            List<String> values = all.stream()
                    .map(group.value())
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            if (values.size() > 1 || !asked.isEmpty()) {
                String chosen = values.stream()
                        .filter(asked::equalsIgnoreCase)
                        .findFirst()
                        .orElse(asked);
                fields.add(Field.filter(
                        ways.own() + group.name(),
                        group.label(),
                        chosen,
                        values.stream()
                                .map(value -> new Field.Option(value, value))
                                .toList()));
            }
        }
        return fields;
    }

    private @Nullable Pager pager() {
        int size = found.size();
        if (size <= ways.part()) {
            return size == all.size() ? null : Pager.whole("%,d of %,d %s".formatted(size, all.size(), ways.noun()));
        }
        int last = Math.min(size, page * ways.part());
        return new Pager(
                "%,d to %,d of %,d %s".formatted((page - 1) * ways.part() + 1, last, size, ways.noun()),
                page <= 2 ? null : here.with(ways.own() + "page", null),
                page == 1 ? null : here.with(ways.own() + "page", Integer.toString(page - 1)),
                last == size ? null : here.with(ways.own() + "page", Integer.toString(page + 1)));
    }
}
