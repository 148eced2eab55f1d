package io.mainstay.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is shown, and the way to the parts beside it.
 *
 * @param words such as "1 to 50 of 412 accounts"
 */
public record Pager(
        String words, @Nullable String previous, @Nullable String next) {}
