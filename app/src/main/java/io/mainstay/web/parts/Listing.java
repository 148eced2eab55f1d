package io.mainstay.web.parts;

import io.mainstay.web.Figure;
import io.mainstay.web.Here;
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

    /** @param sort the name by which it sorts; null when it does not */
    public record Column(
            String label, boolean isNumber, @Nullable String sort) {

        public static Column text(String label, @Nullable String sort) {
            return new Column(label, false, sort);
        }

        public static Column number(String label, @Nullable String sort) {
            return new Column(label, true, sort);
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
     */
    public record Extras(
            @Nullable String sort,
            @Nullable String search,
            @Nullable String csv,
            @Nullable Pager pager) {

        public static final Extras NONE = new Extras(null, null, null, null);
    }

    public String sortHref(String sort) {
        return Here.now().with("sort", sort.equals(extras.sort()) ? "-" + sort : sort, "before");
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

    public boolean hasChooser() {
        return columns.size() > 5;
    }
}
