package io.mainstay.semantics;

/** The name of a measure: lower_snake_case, so that it may stand in SQL. */
public record MeasureName(String value) implements Comparable<MeasureName> {

    public MeasureName {
        Word.check("The measure name", value);
    }

    public static MeasureName of(String value) {
        return new MeasureName(value);
    }

    @Override
    public int compareTo(MeasureName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
