package io.mainstay.sources.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one after another, in bounded memory whatever the file holds. A row that breaks a limit comes out
 * with its fault; a file that cannot be read further ends with a row that says so.
 */
public final class Rows implements AutoCloseable {

    /** Room for one cell: far more than a cell may hold, so that a long cell is a fault of its row and no more. */
    private static final int BUFFER = 1 << 20;

    private final CloseableIterator<Row> records;
    private final Counting handler;
    private final boolean header;
    private List<String> columns = List.of();
    private @Nullable String headerFault;
    private boolean ended;

    private Rows(Reader reader, Format format) {
        this.handler = new Counting();
        this.header = format.header();
        this.records = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, reader)
                .iterator();
        if (header) {
            readRecord().ifPresent(first -> {
                columns = Columns.named(first.cells());
                headerFault = first.fault();
            });
        }
    }

    static Rows of(Path file, Format format) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
        return of(new InputStreamReader(in, format.encoding().charset()), format);
    }

    static Rows of(Reader reader, Format format) throws IOException {
        return new Rows(new WithoutMark(reader), format);
    }

    /** The names in the header row; made up from the first row's width when there is none. */
    public List<String> columns() {
        return columns;
    }

    /** What makes the header row unreadable, or null. */
    @Nullable String headerFault() {
        return headerFault;
    }

    /** The next row that is not blank. */
    public Optional<Row> next() {
        Optional<Row> row = readRecord();
        while (row.isPresent() && row.get().isBlank()) {
            row = readRecord();
        }
        return row.map(this::fitted);
    }

    private Optional<Row> readRecord() {
        if (ended) {
            return Optional.empty();
        }
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            ended = true;
            String why = handler.reachedEnd(e)
                    ? "A quotation mark opened in this row is never closed"
                    : "A cell goes on for more than a million characters; most likely a quotation mark is left open";
            return Optional.of(new Row(handler.number, List.of(), why + ". Rows after this one were not read"));
        } catch (UncheckedIOException e) {
            ended = true;
            return Optional.of(new Row(handler.number + 1, List.of(), "The file cannot be read further"));
        }
    }

    /** As wide as the header: a row of another width cannot be trusted to have its values in the right columns. */
    private Row fitted(Row row) {
        if (!header && columns.isEmpty() && row.fault() == null) {
            columns = Columns.numbered(row.cells().size());
        }
        if (row.fault() != null || row.cells().size() == columns.size()) {
            return row;
        }
        List<String> cells = row.cells();
        if (cells.size() > columns.size()
                && cells.subList(columns.size(), cells.size()).stream().allMatch(String::isBlank)) {
            return new Row(row.number(), cells.subList(0, columns.size()), null);
        }
        String why = "The row has %d cells where the file has %d columns".formatted(cells.size(), columns.size());
        return new Row(row.number(), cells, why);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Builds rows, dropping what is beyond the limits as it comes rather than after. */
    private static final class Counting extends AbstractBaseCsvCallbackHandler<Row> {

        private final List<String> cells = new ArrayList<>();
        private @Nullable String fault;
        private int number;

        @Override
        protected void handleBegin(long line) {
            cells.clear();
            fault = null;
            number++;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            if (index >= Limits.COLUMNS) {
                fault = "The row has more than %d cells".formatted(Limits.COLUMNS);
                return;
            }
            String cell = new String(text, offset, Math.min(length, Limits.CELL_CHARACTERS));
            cells.add(cell.replace("\0", ""));
            if (length > Limits.CELL_CHARACTERS) {
                fault = "Cell %d has %,d characters; %,d is the most"
                        .formatted(index + 1, length, Limits.CELL_CHARACTERS);
            } else if (cell.indexOf('\0') >= 0) {
                fault = "Cell %d contains a NUL character, which no text may".formatted(index + 1);
            }
        }

        @Override
        protected Row buildRecord() {
            return new Row(number, cells, fault);
        }

        boolean reachedEnd(CsvParseException problem) {
            return String.valueOf(problem.getMessage()).contains("end of input");
        }
    }

    /** Leaves out the byte order mark. */
    private static final class WithoutMark extends java.io.FilterReader {

        private boolean started;

        WithoutMark(Reader reader) {
            super(reader);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (!started && count > 0) {
                started = true;
                if (buffer[offset] == '\uFEFF') {
                    System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                    return count == 1 ? read(buffer, offset, length) : count - 1;
                }
            }
            return count;
        }
    }
}
