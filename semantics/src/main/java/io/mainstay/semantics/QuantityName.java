package io.mainstay.semantics;

/** The name of a quantity: lower_snake_case, so that it may stand in SQL. */
public record QuantityName(String value) implements Comparable<QuantityName> {

    public QuantityName {
        Word.check("The quantity name", value);
    }

    public static QuantityName of(String value) {
        return new QuantityName(value);
    }

    @Override
    public int compareTo(QuantityName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
