package io.mainstay.platform;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front, so that
 * opening the file runs nothing.
 */
public final class Csv {

    private static final String END = "\r\n";
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    /** One row; a null is an empty cell. */
    public Csv row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append(END);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    private static String harmless(String cell) {
        return cell.isEmpty() || STARTS_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
