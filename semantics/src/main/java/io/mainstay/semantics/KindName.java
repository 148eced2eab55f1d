package io.mainstay.semantics;

/** The name of a fact kind: lower_snake_case, so that it may stand in SQL. */
public record KindName(String value) implements Comparable<KindName> {

    public KindName {
        Word.check("The fact kind name", value);
    }

    public static KindName of(String value) {
        return new KindName(value);
    }

    @Override
    public int compareTo(KindName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
