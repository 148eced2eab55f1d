package io.mainstay.semantics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact: what may be recorded about an account (or about the company itself), declared in a file.
 *
 * @param about whose fact it is
 * @param subject what the fact's subject names ("subscription"), or null when the kind has no subject
 */
public record Kind(
        KindName name,
        String label,
        String meaning,
        About about,
        @Nullable String subject,
        List<Field> fields) {

    /** Whose facts these are. */
    public enum About {
        ACCOUNT,
        COMPANY
    }

    public Kind {
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String field) {
        return fields.stream().filter(f -> f.name().value().equals(field)).findFirst();
    }
}
