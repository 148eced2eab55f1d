package io.mainstay.sources.csv;

import io.mainstay.semantics.FieldType;

/** Something a column can be mapped to. */
public record Target(String name, String label, FieldType type, boolean required, String meaning) {

    /** The name under which a trait is mapped begins so. */
    public static final String TRAIT = "traits.";

    /** The target that keeps a column as a trait. */
    public static String trait(String column) {
        return TRAIT + Suggestions.traitName(column);
    }

    static Target required(String name, String label, FieldType type, String meaning) {
        return new Target(name, label, type, true, meaning);
    }

    static Target optional(String name, String label, FieldType type, String meaning) {
        return new Target(name, label, type, false, meaning);
    }
}
