package io.mainstay.facts;

import io.mainstay.platform.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a source to show, each as it stands now, a page at a time.
 *
 * @param kind only of this kind; null for all
 * @param words only with this in their key or subject; null for all
 * @param order the latest first, unless told otherwise
 * @param before the seq of the last one shown; only those that follow it in the order
 */
public record RecordsPage(
        String source, @Nullable String kind, @Nullable String words, Order<By> order, long before, int limit) {

    private static final int MOST = 1_000;

    /** By what they are sorted. */
    public enum By implements Order.By {
        RECORDED("seq"),
        RECORD("source_key"),
        KIND("kind"),
        FROM("at"),
        REVISION("revision");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    public static final Order<By> LATEST = Order.down(By.RECORDED);

    public RecordsPage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "A page of %d records; 1 to %,d can be asked for".formatted(limit, MOST));
        }
    }

    static RecordsPage latest(String source, int limit) {
        return new RecordsPage(source, null, null, LATEST, Long.MAX_VALUE, limit);
    }

    public RecordsPage after(Fact last) {
        return new RecordsPage(source, kind, words, order, last.seq(), limit);
    }
}
