package io.mainstay.sources.csv;

import java.util.List;

/** A row that became no facts, and everything that is wrong with it. */
public record ImportError(int row, List<String> errors) {

    public ImportError {
        errors = List.copyOf(errors);
    }
}
