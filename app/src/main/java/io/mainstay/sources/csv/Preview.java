package io.mainstay.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row would do, shown before it is done.
 *
 * @param effect what happens to the record: created, updated or unchanged
 * @param account the customer's key; null for facts about the company
 */
public record Preview(
        int row, String effect, String kind, @Nullable String account, List<Change> changes) {

    /** One field's value before and after; a blank before is a field that had no value. */
    public record Change(String field, String before, String after) {}

    public Preview {
        changes = List.copyOf(changes);
    }
}
