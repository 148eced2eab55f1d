package io.mainstay.semantics;

import java.util.List;

/** What a field of a fact may hold, and the column type that holds it in the columnar copy. */
public sealed interface FieldType {

    /** Any text up to 4,000 characters. */
    record Text() implements FieldType {}

    /** One of a closed list of words. */
    record OneOf(List<String> values) implements FieldType {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** An exact number: at most 12 digits before the point and 6 after it. */
    record Decimal() implements FieldType {}

    /** A whole number. */
    record Whole() implements FieldType {}

    /** True or false. */
    record Flag() implements FieldType {}

    /** A day without a time. */
    record Day() implements FieldType {}

    /** A moment; a bare date means local midnight in the company's zone. */
    record Moment() implements FieldType {}

    /** A three-letter ISO 4217 code. */
    record CurrencyCode() implements FieldType {}

    /** The key of another account. */
    record AccountKey() implements FieldType {}

    /** A list of small objects, kept as JSON, each with the fields named. */
    record Items(List<Field> fields) implements FieldType {
        public Items {
            fields = List.copyOf(fields);
        }
    }

    /** Free names with text values, kept as JSON: the attributes a company adds by itself. */
    record Traits() implements FieldType {}

    /**
     * The column type in DuckDB. It keeps the product of two decimals of up to 18 digits in 64 bits and fails once that
     * passes a million; from 19 digits on it takes 128, so that a price times a quantity always fits.
     */
    default String column() {
        return switch (this) {
            case Text _, OneOf _, CurrencyCode _ -> "varchar";
            case Decimal _ -> "decimal(19, 6)";
            case Whole _, AccountKey _ -> "bigint";
            case Flag _ -> "boolean";
            case Day _ -> "date";
            case Moment _ -> "timestamptz";
            case Items _, Traits _ -> "json";
        };
    }
}
