package io.mainstay.sources.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a file's columns, made unique so that each can be told from the others. */
final class Columns {

    /** What Mainstay adds to an errors file, and skips when the mended file comes back. */
    static final String ROW = "_row";

    static final String ERRORS = "_errors";

    private Columns() {}

    static List<String> named(List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String cell : header) {
            String stem = cell.isBlank() ? "Column " + (names.size() + 1) : cell.strip();
            String name = stem;
            for (int i = 2; !taken.add(name); i++) {
                name = stem + " (" + i + ")";
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    static List<String> numbered(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("Column " + i);
        }
        return List.copyOf(names);
    }
}
