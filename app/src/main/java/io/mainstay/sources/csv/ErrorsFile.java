package io.mainstay.sources.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows that failed, as they stood in the file, with their row number and what is wrong. It can be mended and
 * uploaded again: the two added columns are skipped then, and cells are as they were, which is why no cell is guarded
 * here against being taken for a formula.
 */
final class ErrorsFile {

    private static final int PAGE = 1_000;

    private final ErrorStore errors;

    ErrorsFile(ErrorStore errors) {
        this.errors = errors;
    }

    void write(Import imported, Rows rows, OutputStream out) throws IOException {
        Format format = imported.file().format();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .build(out, StandardCharsets.UTF_8)) {
            List<String> columns =
                    without(imported.file().columns(), imported.file().columns());
            writer.writeRecord(with(columns, Columns.ROW, Columns.ERRORS));
            Iterator<ImportError> failed = failed(imported.id());
            ImportError next = failed.hasNext() ? failed.next() : null;
            for (Optional<Row> row = rows.next(); row.isPresent() && next != null; row = rows.next()) {
                if (row.get().number() == next.row()) {
                    List<String> cells =
                            without(imported.file().columns(), row.get().cells());
                    writer.writeRecord(with(
                            padded(cells, columns.size()),
                            Integer.toString(next.row()),
                            String.join("; ", next.errors())));
                    next = failed.hasNext() ? failed.next() : null;
                }
            }
        }
    }

    /** Without what an earlier errors file had added. */
    private static List<String> without(List<String> columns, List<String> cells) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = i < columns.size() ? columns.get(i) : "";
            if (!column.equals(Columns.ROW) && !column.equals(Columns.ERRORS)) {
                kept.add(cells.get(i));
            }
        }
        return kept;
    }

    private static List<String> padded(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private static List<String> with(List<String> cells, String row, String errors) {
        List<String> all = new ArrayList<>(cells);
        all.add(row);
        all.add(errors);
        return all;
    }

    private Iterator<ImportError> failed(ImportId id) {
        return new Iterator<>() {
            private List<ImportError> page = errors.page(id, ErrorPage.first(PAGE));
            private int index;

            @Override
            public boolean hasNext() {
                if (index == page.size() && page.size() == PAGE) {
                    page = errors.page(id, ErrorPage.first(PAGE).after(page.getLast()));
                    index = 0;
                }
                return index < page.size();
            }

            @Override
            public ImportError next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(index++);
            }
        };
    }
}
