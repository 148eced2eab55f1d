package io.mainstay.sources.csv;

import io.mainstay.platform.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which failed rows of an import to show, a page at a time.
 *
 * @param words only with this in what is wrong, or the row of this number; null for all
 * @param wrong only where this is wrong, whatever stood there; null for all
 * @param order as they stand in the file, unless told otherwise
 * @param before the last row shown; only those that follow it in the order
 */
public record ErrorPage(@Nullable String words, @Nullable String wrong, Order<By> order, long before, int limit) {

    /** By what they are sorted. */
    public enum By implements Order.By {
        ROW("row"),
        WRONG("lower(array_to_string(errors, '; '))");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> AS_IN_THE_FILE = Order.up(By.ROW);

    public static ErrorPage first(int limit) {
        return new ErrorPage(null, null, AS_IN_THE_FILE, Long.MAX_VALUE, limit);
    }

    public ErrorPage after(ImportError last) {
        return new ErrorPage(words, wrong, order, last.row(), limit);
    }
}
