package io.mainstay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowsDigestTest {

    @Test
    void the_order_of_rows_does_not_matter_and_neither_does_where_the_bytes_are_split() {
        var digest = digest("harbor\t1\n", "keel\t2\n");

        assertThat(digest("keel\t2\nhar", "bor\t1\n").text()).isEqualTo(digest.text());
        assertThat(digest.rows()).isEqualTo(2);
    }

    @Test
    void a_row_that_is_other_missing_or_there_twice_shows() {
        assertThat(digest("harbor\n", "keel\n").text())
                .isNotEqualTo(digest("harbor\n", "kee1\n").text())
                .isNotEqualTo(digest("harbor\n").text())
                .isNotEqualTo(digest("harbor\n", "keel\n", "keel\n").text())
                .isNotEqualTo(digest("harborkeel\n").text());
    }

    private static RowsDigest digest(String... chunks) {
        var digest = new RowsDigest();
        for (String chunk : chunks) {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            digest.add(bytes, bytes.length);
        }
        return digest;
    }
}
