package io.mainstay.sources.csv;

import org.jspecify.annotations.Nullable;

/**
 * Which imports to list: the latest first, a page at a time.
 *
 * @param words in the name of the file or the source; null for all
 * @param before only those with a lower id
 */
public record ImportPage(
        @Nullable String words, @Nullable String source, Import.@Nullable State state, long before, int limit) {

    public static ImportPage first(int limit) {
        return new ImportPage(null, null, null, Long.MAX_VALUE, limit);
    }
}
