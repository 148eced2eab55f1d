package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.Mainstay;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProgramTest {

    @Test
    void a_throwaway_program_has_a_database_without_pages_and_leaves_nothing() throws Exception {
        var program = new Program(Mainstay.class, Settings.read(_ -> null), System.out, System.err);
        var context = program.openThrowaway();
        var folder = context.getBean(DataFolder.class).path();
        try (context) {
            var db = context.getBean(JdbcClient.class);
            assertThat(db.sql("select count(*) from fact").query(Long.class).single())
                    .isZero();
        }
        assertThat(folder).doesNotExist();
    }
}
