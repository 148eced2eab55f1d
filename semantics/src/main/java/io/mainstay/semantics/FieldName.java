package io.mainstay.semantics;

/** The name of a field: lower_snake_case, so that it may stand in SQL. */
public record FieldName(String value) implements Comparable<FieldName> {

    public FieldName {
        Word.check("The field name", value);
    }

    public static FieldName of(String value) {
        return new FieldName(value);
    }

    @Override
    public int compareTo(FieldName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
