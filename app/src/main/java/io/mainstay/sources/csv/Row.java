package io.mainstay.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param number as a spreadsheet counts it: the header, when there is one, is row 1
 * @param fault what makes the row unreadable, or null
 */
public record Row(int number, List<String> cells, @Nullable String fault) {

    public Row {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }
}
