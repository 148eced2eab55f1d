package io.mainstay.sources.csv;

import io.mainstay.platform.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which imports to list, a page at a time.
 *
 * @param words in the name of the file or the source; null for all
 * @param order the latest first, unless told otherwise
 * @param before the id of the last one shown; only those that follow it in the order
 */
public record ImportPage(
        @Nullable String words,
        @Nullable String source,
        Import.@Nullable State state,
        Order<By> order,
        long before,
        int limit) {

    /** By what they are sorted. */
    public enum By implements Order.By {
        WHEN("id"),
        FILE("lower(file ->> 'name')"),
        STATE("state"),
        SOURCE("source"),
        ROWS("(file ->> 'rows')::integer"),
        CREATED("created"),
        UPDATED("updated"),
        UNCHANGED("unchanged"),
        FAILED("failed"),
        BY("created_by");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> LATEST = Order.down(By.WHEN);

    /** The page that follows the one that ended with this import. */
    public ImportPage after(Import last) {
        return new ImportPage(words, source, state, order, last.id().value(), limit);
    }

    public static ImportPage first(int limit) {
        return new ImportPage(null, null, null, LATEST, Long.MAX_VALUE, limit);
    }
}
