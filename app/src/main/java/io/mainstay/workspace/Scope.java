package io.mainstay.workspace;

import java.util.Arrays;
import java.util.Optional;

/** What a token allows its holder to do. */
public enum Scope {
    FACTS_WRITE("facts:write", "Send facts"),
    FACTS_READ("facts:read", "Read facts"),
    METRICS_READ("metrics:read", "Read metrics");

    private final String text;
    private final String label;

    Scope(String text, String label) {
        this.text = text;
        this.label = label;
    }

    public String text() {
        return text;
    }

    public String label() {
        return label;
    }

    public static Optional<Scope> find(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
