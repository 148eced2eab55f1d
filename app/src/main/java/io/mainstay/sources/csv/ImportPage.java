package io.mainstay.sources.csv;

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
        Order order,
        long before,
        int limit) {

    /** By what they are sorted. */
    public enum By {
        CAME("id"),
        FILE("lower(file ->> 'name')"),
        STATE("state"),
        SOURCE("source"),
        ROWS("(file ->> 'rows')::integer"),
        FAILED("failed"),
        PERSON("created_by");

        private final String column;

        By(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    public record Order(By by, boolean down) {

        public static final Order LATEST = new Order(By.CAME, true);
    }

    /** The page that follows the one that ended with this import. */
    public ImportPage after(Import last) {
        return new ImportPage(words, source, state, order, last.id().value(), limit);
    }

    public static ImportPage first(int limit) {
        return new ImportPage(null, null, null, Order.LATEST, Long.MAX_VALUE, limit);
    }
}
