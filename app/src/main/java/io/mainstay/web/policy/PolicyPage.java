package io.mainstay.web.policy;

import io.mainstay.web.parts.Listing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revenue policy.
 *
 * @param latest what was changed just now, so that it can be undone
 */
public record PolicyPage(
        List<OptionRow> rows, Listing changes, @Nullable Change latest) {

    /**
     * @param undo the answer to go back to
     * @param isLatest whether nobody answered the question since
     */
    public record Change(
            String option, String label, String before, String after, Note note, String undo, boolean isLatest) {}

    public record Note(Instant at, String when, String who) {}
}
