package io.mainstay.semantics;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A number that adds up over accounts, taken from the rows of a measure.
 *
 * @param sum the column (or SQL expression over the row) that is added up
 * @param where which rows count, as an SQL condition, or null for all
 * @param span for {@link Take#SPAN}: an SQL expression in `opening` and `closing`
 */
public record Quantity(
        QuantityName name,
        MeasureName measure,
        String label,
        Take take,
        String sum,
        @Nullable String where,
        @Nullable String span,
        Unit unit) {

    /** What a row adds, as one SQL expression. */
    public String summand() {
        return where == null ? "(" + sum + ")" : "case when %s then (%s) else 0 end".formatted(where, sum);
    }

    /** The span's expression over the columns that hold an account's opening and closing. */
    public String spanOf(String opening, String closing) {
        return span == null
                ? "0"
                : span.replaceAll("\\bclosing\\b", Matcher.quoteReplacement(closing))
                        .replaceAll("\\bopening\\b", Matcher.quoteReplacement(opening));
    }
}
