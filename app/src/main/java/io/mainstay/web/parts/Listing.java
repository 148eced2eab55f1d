package io.mainstay.web.parts;

import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table: sorted and searched through its address, its columns chosen by the reader, its figures right-aligned, its
 * totals at the foot.
 *
 * @param id unique on its page
 * @param totals null when there is nothing to add up
 * @param empty shown in place of rows when there are none
 */
public record Listing(
        String id,
        String title,
        List<Column> columns,
        List<Row> rows,
        @Nullable Row totals,
        Extras extras,
        Empty empty) {

    /**
     * @param sort the name by which it sorts; null when it does not
     * @param isDeed whether it holds buttons, whose words say enough
     */
    public record Column(
            String label, boolean isNumber, @Nullable String sort, boolean isDeed) {

        public static Column text(String label, @Nullable String sort) {
            return new Column(label, false, sort, false);
        }

        public static Column number(String label, @Nullable String sort) {
            return new Column(label, true, sort, false);
        }

        public static Column deed(String label) {
            return new Column(label, true, null, true);
        }
    }

    /** @param drill true when its link opens in the panel */
    public record Row(@Nullable String href, boolean drill, List<Cell> cells) {

        public static Row of(Cell... cells) {
            return new Row(null, false, List.of(cells));
        }

        /** Opens a page. */
        public static Row page(String href, Cell... cells) {
            return new Row(href, false, List.of(cells));
        }

        /** Opens in the panel. */
        public static Row drill(String href, Cell... cells) {
            return new Row(href, true, List.of(cells));
        }
    }

    /** What stands in one place of the table. */
    public sealed interface Cell {

        record Text(String text) implements Cell {}

        record Number(Figure figure) implements Cell {}

        record State(Badge badge) implements Cell {}

        record Lines(List<String> lines) implements Cell {}

        /** A sentence, which goes on in the next line where there is no room. */
        record Prose(String text) implements Cell {}

        /**
         * A button that does something with the row.
         *
         * @param spoken what it does, for those who hear it without its row
         * @param sends what it says besides
         */
        record Deed(String label, String spoken, String action, boolean danger, List<Here.Parameter> sends)
                implements Cell {

            public Deed(String label, String spoken, String action, boolean danger) {
                this(label, spoken, action, danger, List.of());
            }
        }

        static Cell of(String text) {
            return new Text(text);
        }

        static Cell of(Figure figure) {
            return new Number(figure);
        }

        static Cell of(Badge badge) {
            return new State(badge);
        }
    }

    /**
     * What a table may have around it.
     *
     * @param sort the sort in force, with a minus in front when it runs down: {@code -arr}
     * @param search what was searched for; null when it cannot be searched
     * @param csv where the same rows are had as CSV; null when nowhere
     * @param own stands before the names of its parameters, where its page has several lists
     * @param filters what narrows it down
     */
    public record Extras(
            @Nullable String sort,
            @Nullable String search,
            @Nullable String csv,
            @Nullable Pager pager,
            String own,
            List<Field> filters) {

        public Extras(@Nullable String sort, @Nullable String search, @Nullable String csv, @Nullable Pager pager) {
            this(sort, search, csv, pager, "", List.of());
        }

        public static final Extras NONE = new Extras(null, null, null, null);
    }

    public String sortHref(String sort) {
        String own = extras.own();
        return Here.now()
                        .with(
                                own + "sort",
                                sort.equals(extras.sort()) ? "-" + sort : sort,
                                own + "before",
                                own + "page")
                + fragment();
    }

    /** Where a list that is not the first thing on its page is found again. */
    public String fragment() {
        return extras.own().isEmpty() ? "" : "#" + domId();
    }

    public String domId() {
        return id + "-list";
    }

    /** What the form that searches and narrows carries along. */
    public List<Here.Parameter> others() {
        List<String> set = new ArrayList<>();
        for (String name : List.of("q", "before", "page")) {
            set.add(extras.own() + name);
        }
        extras.filters().forEach(filter -> set.add(filter.name()));
        return Here.now().others(set.toArray(String[]::new));
    }

    /** For assistive technology, and for the arrow. */
    public @Nullable String ariaSort(Column column) {
        if (column.sort() == null || extras.sort() == null) {
            return null;
        }
        if (extras.sort().equals(column.sort())) {
            return "ascending";
        }
        return extras.sort().equals("-" + column.sort()) ? "descending" : null;
    }

    /** Under no rows only the way back from behind the last of them. */
    public boolean hasPager() {
        Pager pager = extras.pager();
        return pager != null && (!rows.isEmpty() || pager.first() != null);
    }

    public boolean hasChooser() {
        return columns.size() > 5;
    }
}
