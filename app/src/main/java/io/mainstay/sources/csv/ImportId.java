package io.mainstay.sources.csv;

/** Which import is meant. */
public record ImportId(long value) {

    public static ImportId of(long value) {
        return new ImportId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
