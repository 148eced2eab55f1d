package io.mainstay.workspace;

import java.util.Arrays;
import java.util.Optional;

/** What a token allows its holder to do. */
public enum Scope {
    FACTS_WRITE("facts:write", "Send facts", Permission.MANAGE_SOURCES),
    FACTS_READ("facts:read", "Read facts", Permission.SEE),
    METRICS_READ("metrics:read", "Read metrics", Permission.SEE);

    private final String text;
    private final String label;
    private final Permission needs;

    Scope(String text, String label, Permission needs) {
        this.text = text;
        this.label = label;
        this.needs = needs;
    }

    public String text() {
        return text;
    }

    public String label() {
        return label;
    }

    /** What the one who makes or holds such a token must be allowed: a token never does more than its member. */
    public Permission needs() {
        return needs;
    }

    public static Optional<Scope> find(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
