package io.mainstay.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * A sentence that concerns the whole page, with at most one way on.
 *
 * @param tone note, good, warning or bad
 */
public record Banner(
        String tone,
        String text,
        @Nullable String linkLabel,
        @Nullable String linkHref) {

    public static Banner note(String text) {
        return new Banner("note", text, null, null);
    }

    public static Banner good(String text) {
        return new Banner("good", text, null, null);
    }

    public static Banner warning(String text) {
        return new Banner("warning", text, null, null);
    }

    public static Banner bad(String text) {
        return new Banner("bad", text, null, null);
    }

    public Banner link(String label, String href) {
        return new Banner(tone, text, label, href);
    }
}
