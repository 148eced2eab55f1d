package io.mainstay.web.parts;

import org.jspecify.annotations.Nullable;

/** A place with nothing in it yet: what it is for, and the one next step. */
public record Empty(
        String icon,
        String title,
        String text,
        @Nullable String linkLabel,
        @Nullable String linkHref) {

    public static Empty of(String icon, String title, String text) {
        return new Empty(icon, title, text, null, null);
    }

    /** A step that not every reader may take. */
    public Empty link(boolean offered, String label, String href) {
        return offered ? link(label, href) : this;
    }

    public Empty link(String label, String href) {
        return new Empty(icon, title, text, label, href);
    }
}
