package io.mainstay.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * A list as a file for a spreadsheet. A cell that a spreadsheet would take for a formula gets an apostrophe in front, so
 * that opening a file never runs what somebody wrote into a name.
 */
public record CsvFile(String name, List<String> header, Rows rows) implements View {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** Hands over one row after another, so that a long list is never held as a whole. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<List<String>> each);
    }

    public CsvFile {
        header = List.copyOf(header);
    }

    public CsvFile(String name, List<String> header, List<List<String>> rows) {
        this(name, header, List.copyOf(rows)::forEach);
    }

    /** Rows that come page by page: of each page the next is asked for, until one is empty. */
    public static <T> Rows paged(List<T> first, UnaryOperator<List<T>> next, Function<T, List<String>> row) {
        return each -> {
            for (List<T> page = first; !page.isEmpty(); page = next.apply(page)) {
                page.forEach(one -> each.accept(row.apply(one)));
            }
        };
    }

    @Override
    public String getContentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(getContentType());
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
        try (CsvWriter writer = CsvWriter.builder().build(response.getOutputStream(), StandardCharsets.UTF_8)) {
            writer.writeRecord(header);
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(CsvFile::guarded).toList()));
        }
    }

    /** A plain negative number stays one. */
    public static String guarded(String cell) {
        boolean formula =
                !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && !cell.matches("-\\d+(\\.\\d+)?");
        return formula ? "'" + cell : cell;
    }
}
