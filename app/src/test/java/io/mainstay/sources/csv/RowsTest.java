package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RowsTest {

    @TempDir
    Path folder;

    @Test
    void rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_are_skipped() throws IOException {
        List<Row> rows = read("a,b\n1,2\n\n,\n\"3\n4\",5\n");
        assertThat(rows).extracting(Row::number).containsExactly(2, 5);
        assertThat(rows.getLast().cells()).containsExactly("3\n4", "5");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() throws IOException {
        try (Rows rows = Rows.of(new StringReader("\uFEFFid,b\n1,2\n"), Format.OWN)) {
            assertThat(rows.columns()).containsExactly("id", "b");
        }
    }

    @Test
    void columns_of_the_same_name_are_told_apart_and_nameless_ones_named() throws IOException {
        try (Rows rows = Rows.of(new StringReader("id,id, ,x\n"), Format.OWN)) {
            assertThat(rows.columns()).containsExactly("id", "id (2)", "Column 3", "x");
        }
    }

    @Test
    void a_ragged_row_is_a_fault_of_its_own_unless_only_blank_cells_are_too_many() throws IOException {
        List<Row> rows = read("a,b\n1\n1,2,3\n1,2,,\n1,2\n");
        assertThat(rows.get(0).fault()).contains("1 cells where the file has 2 columns");
        assertThat(rows.get(1).fault()).contains("3 cells");
        assertThat(rows.get(2).fault()).isNull();
        assertThat(rows.get(3).fault()).isNull();
    }

    @Test
    void a_nul_is_a_fault() throws IOException {
        assertThat(read("a,b\n1,x\0y\n3,4\n"))
                .extracting(row -> row.fault() != null)
                .containsExactly(true, false);
    }

    @Test
    void an_unclosed_quote_is_told_where_it_opens() throws IOException {
        List<Row> rows = read("a,b\n1,2\n3,\"open\n5,6\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getLast().number()).isEqualTo(3);
        assertThat(rows.getLast().fault()).contains("never closed");
    }

    @Test
    void a_long_cell_is_a_fault_and_the_next_row_is_read() throws IOException {
        List<Row> rows = read("a,b\n1," + "x".repeat(Limits.CELL_CHARACTERS + 1) + "\n3,4\n");
        assertThat(rows.get(0).fault()).contains("32,768 is the most");
        assertThat(rows.get(1).cells()).containsExactly("3", "4");
    }

    @Test
    void a_million_columns_are_a_fault_and_the_next_row_is_read() throws IOException {
        List<Row> rows = read("a,b\n" + "x,".repeat(1_000_000) + "\n3,4\n");
        assertThat(rows.get(0).fault()).contains("more than 200 cells");
        assertThat(rows.get(1).cells()).containsExactly("3", "4");
    }

    @Test
    void a_line_of_a_hundred_megabytes_ends_the_reading_with_a_reason() throws IOException {
        Path file = folder.resolve("line.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("a,b\n1,\"");
            for (int i = 0; i < 100; i++) {
                out.write("x".repeat(1 << 20));
            }
        }
        try (Rows rows = Rows.of(file, Format.OWN)) {
            assertThat(rows.next().orElseThrow().fault()).contains("left open");
            assertThat(rows.next()).isEmpty();
        }
    }

    private static List<Row> read(String text) throws IOException {
        List<Row> list = new ArrayList<>();
        try (Rows rows = Rows.of(new StringReader(text), Format.OWN)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                list.add(row.get());
            }
        }
        return list;
    }
}
