package io.mainstay.web.imports;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import came to, or what the dry run says it would.
 *
 * @param progress null when nothing is at work on it
 * @param banner the one sentence that matters now
 */
public record ResultPage(
        String own,
        Title title,
        @Nullable Progress progress,
        Banner banner,
        List<Tile> counts,
        Lists lists,
        Actions actions) {

    public record Title(String file, Badge state, String about) {}

    /** How far it has come. */
    public record Progress(String own, String words, int percent) {}

    /** @param preview null when there is nothing to be seen before */
    public record Lists(@Nullable Listing preview, @Nullable Listing errors) {}

    /** @param commit what the button to import says; null when it cannot be */
    public record Actions(@Nullable String commit, boolean remap, boolean cancel, boolean undo, boolean errorsFile) {}
}
