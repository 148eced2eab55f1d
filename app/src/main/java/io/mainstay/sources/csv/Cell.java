package io.mainstay.sources.csv;

/** What one cell says for one field. */
sealed interface Cell {

    /** Nothing: the field stays as it is. */
    record Blank() implements Cell {}

    /** That the field has no value any more, written {@code \N}. */
    record Clear() implements Cell {}

    /** A value of the field's type. */
    record Value(Object value) implements Cell {}

    /** Something the field cannot hold. */
    record Fault(String why) implements Cell {}
}
