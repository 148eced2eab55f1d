package io.mainstay.sources.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field's value comes from: a column, or one value for all rows.
 *
 * @param words what to read in place of what the file says: "Month-to-month" as "month"
 */
public record Filling(
        @Nullable String column, @Nullable String fixed, List<Transform> transforms, Map<String, String> words) {

    public Filling {
        if ((column == null) == (fixed == null)) {
            throw new IllegalArgumentException("A field is filled from a column or with a fixed value, not both");
        }
        transforms = List.copyOf(transforms);
        words = Map.copyOf(words);
    }

    public static Filling from(String column) {
        return new Filling(column, null, List.of(), Map.of());
    }

    public static Filling fixed(String value) {
        return new Filling(null, value, List.of(), Map.of());
    }
}
