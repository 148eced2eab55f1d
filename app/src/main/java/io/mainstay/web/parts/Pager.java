package io.mainstay.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is shown, and the way to the parts beside it.
 *
 * @param words such as "1 to 50 of 412 accounts"
 * @param first null where it is shown, or where the part before is the first
 */
public record Pager(
        String words,
        @Nullable String first,
        @Nullable String previous,
        @Nullable String next) {

    /** Where one part holds all there is. */
    public static Pager whole(String words) {
        return new Pager(words, null, null, null);
    }

    public boolean leads() {
        return first != null || previous != null || next != null;
    }
}
