package io.mainstay.semantics;

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
        Unit unit) {}
