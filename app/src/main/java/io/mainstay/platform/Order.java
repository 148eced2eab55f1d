package io.mainstay.platform;

import java.util.Locale;

/**
 * In which order a list is shown that is read from the database page by page: by a column, up or down. Between equals the
 * row's own number decides, so that each page begins where the one before it ended.
 */
public record Order<B extends Enum<B> & Order.By>(B by, boolean down) {

    /** By what a list can be sorted; an address says its name in small letters. */
    public interface By {

        String column();
    }

    public static <B extends Enum<B> & By> Order<B> up(B by) {
        return new Order<>(by, false);
    }

    public static <B extends Enum<B> & By> Order<B> down(B by) {
        return new Order<>(by, true);
    }

    /**
     * As an address says it, with a minus in front when it runs down: {@code -kind}.
     *
     * @param usual in force where the address says nothing that is known
     */
    public static <B extends Enum<B> & By> Order<B> read(String text, Order<B> usual) {
        boolean down = text.startsWith("-");
        String name = down ? text.substring(1) : text;
        for (B by : usual.by.getDeclaringClass().getEnumConstants()) {
            if (word(by).equals(name)) {
                return new Order<>(by, down);
            }
        }
        return usual;
    }

    /** As an address says it. */
    public String words() {
        return (down ? "-" : "") + word(by);
    }

    /** The query with {@code %1$s} for the column, {@code %2$s} for the direction, and {@code %3$s} for what follows a row. */
    public String in(String sql) {
        return sql.formatted(by.column(), down ? "desc" : "asc", down ? "<" : ">");
    }

    private static String word(Enum<?> by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
