package io.mainstay.sources.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connector shows itself.
 *
 * @param name in lower case, as part of addresses and of the names of its sources
 * @param summary what it brings, in a sentence
 * @param mark the path of an icon drawn on 24 by 24
 * @param fields what must be known to connect
 * @param setUp how a person gets what the fields ask for, step by step
 * @param hears whether it takes letters from the other system
 */
public record Card(
        String name,
        String label,
        String summary,
        String mark,
        List<Setting> fields,
        List<String> setUp,
        boolean hears) {

    /**
     * One field of the form.
     *
     * @param secret kept sealed and never shown again
     */
    public record Setting(String name, String label, String help, boolean secret, boolean required, String preset) {}

    public Card {
        fields = List.copyOf(fields);
        setUp = List.copyOf(setUp);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("\"%s\" cannot name a connector".formatted(name));
        }
    }

    public @Nullable Setting find(String field) {
        return fields.stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElse(null);
    }
}
