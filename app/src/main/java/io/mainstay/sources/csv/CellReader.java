package io.mainstay.sources.csv;

import io.mainstay.semantics.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what people and programs write into cells: yes and no, amounts with signs and separators, dates of all sorts. */
final class CellReader {

    static final String CLEAR = "\\N";

    private static final int SCALE = 6;
    private static final int TEXT_LENGTH = 4_000;
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "x", "on");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "off");
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "£", "GBP", "$", "USD", "US$", "USD", "¥", "JPY", "₹", "INR");

    private final boolean decimalComma;
    private final Dates dates;

    CellReader(Format format, ZoneId zone) {
        this.decimalComma = format.decimalComma();
        this.dates = new Dates(format.dates(), zone);
    }

    Cell read(String text, FieldType type, List<Transform> transforms, Map<String, String> words) {
        String said = text.strip();
        if (said.isEmpty()) {
            return new Cell.Blank();
        }
        if (said.equals(CLEAR)) {
            return new Cell.Clear();
        }
        String meant = words.getOrDefault(said, said).strip();
        if (meant.isEmpty()) {
            return new Cell.Blank();
        }
        Cell cell = typed(meant, type);
        for (Transform transform : transforms) {
            cell = cell instanceof Cell.Value(Object value) ? changed(value, transform) : cell;
        }
        return cell;
    }

    private Cell typed(String text, FieldType type) {
        return switch (type) {
            case FieldType.Text _, FieldType.AccountKey _, FieldType.Traits _ ->
                text.length() <= TEXT_LENGTH
                        ? new Cell.Value(text)
                        : new Cell.Fault("is longer than %,d characters".formatted(TEXT_LENGTH));
            case FieldType.OneOf(List<String> values) -> oneOf(text, values);
            case FieldType.Decimal _ -> decimal(text);
            case FieldType.Whole _ -> whole(text);
            case FieldType.Flag _ -> flag(text);
            case FieldType.Day _ -> found(dates.day(text).map(LocalDate::toString), text, "no date");
            case FieldType.Moment _ -> found(dates.moment(text), text, "no date or time");
            case FieldType.CurrencyCode _ -> currency(text);
            case FieldType.Items _ -> new Cell.Fault("cannot be read from a cell");
        };
    }

    private static Cell oneOf(String text, List<String> values) {
        String word = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
        return values.contains(word)
                ? new Cell.Value(word)
                : found(Synonyms.valueFor(word, values), text, "none of " + String.join(", ", values));
    }

    private Cell decimal(String text) {
        return number(text)
                .<Cell>map(number -> number.stripTrailingZeros().scale() > SCALE
                        ? new Cell.Value(number.setScale(SCALE, RoundingMode.HALF_UP))
                        : new Cell.Value(number))
                .orElseGet(() -> new Cell.Fault("\"%s\" is no number".formatted(shown(text))));
    }

    private Cell whole(String text) {
        return number(text)
                .filter(number -> number.stripTrailingZeros().scale() <= 0 && number.precision() <= SCALE * 3)
                .<Cell>map(number -> new Cell.Value(number.longValueExact()))
                .orElseGet(() -> new Cell.Fault("\"%s\" is no whole number".formatted(shown(text))));
    }

    private Optional<BigDecimal> number(String text) {
        return Numbers.read(text, decimalComma);
    }

    private static Cell flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return new Cell.Value(true);
        }
        return NO.contains(word)
                ? new Cell.Value(false)
                : new Cell.Fault("\"%s\" is neither yes nor no".formatted(shown(text)));
    }

    private static Cell currency(String text) {
        String code = SIGNS.getOrDefault(text, text.toUpperCase(Locale.ROOT));
        try {
            return new Cell.Value(Currency.getInstance(code).getCurrencyCode());
        } catch (IllegalArgumentException e) {
            return new Cell.Fault("\"%s\" is no currency; write a code such as EUR".formatted(shown(text)));
        }
    }

    private static Cell found(Optional<String> value, String text, String otherwise) {
        return value.<Cell>map(Cell.Value::new)
                .orElseGet(() -> new Cell.Fault("\"%s\" is %s".formatted(shown(text), otherwise)));
    }

    private static Cell changed(Object value, Transform transform) {
        return switch (transform) {
            case UPPER -> new Cell.Value(value.toString().toUpperCase(Locale.ROOT));
            case LOWER -> new Cell.Value(value.toString().toLowerCase(Locale.ROOT));
            case NEGATE -> value instanceof BigDecimal number ? new Cell.Value(number.negate()) : new Cell.Value(value);
            case HUNDREDTH -> divided(value, 100);
            case TWELFTH -> divided(value, 12);
            case NEXT_DAY -> value instanceof String text ? dayAfter(text) : new Cell.Value(value);
        };
    }

    private static Cell divided(Object value, int by) {
        return value instanceof BigDecimal number
                ? new Cell.Value(number.divide(BigDecimal.valueOf(by), SCALE, RoundingMode.HALF_UP))
                : new Cell.Value(value);
    }

    /** Only a bare day has a day after; an exact moment is already exact. */
    private static Cell dayAfter(String text) {
        return text.length() == "2026-03-31".length()
                ? new Cell.Value(LocalDate.parse(text).plusDays(1).toString())
                : new Cell.Value(text);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
