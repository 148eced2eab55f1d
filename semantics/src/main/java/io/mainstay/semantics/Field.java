package io.mainstay.semantics;

import org.jspecify.annotations.Nullable;

/**
 * One named value that facts of a kind carry.
 *
 * @param unit what the number counts, where the type does not say it ("currency", "seats")
 * @param otherwise the value taken when the record says nothing, as written in the definition
 */
public record Field(
        FieldName name,
        String label,
        FieldType type,
        boolean required,
        String meaning,
        @Nullable String unit,
        @Nullable String otherwise) {}
