package io.mainstay.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose customers a member sees. */
public enum Sees {
    ALL("All customers"),
    TEAM("Their own and their team's"),
    OWN("Their own");

    private final String label;

    Sees(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As it is kept and sent: "team". */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sees> find(String text) {
        return Arrays.stream(values()).filter(sees -> sees.text().equals(text)).findFirst();
    }
}
