package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoiceImportTest {

    private static final String HEADER =
            "customer,invoice,date,subscription,amount,vat,currency,period start,period end,status\n";

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeEach
    void start() {
        world = new ImportWorld(folder);
        world.world.now = Instant.parse("2026-03-10T09:00:00Z");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void subscriptions_are_read_off_the_lines() {
        commit("""
                Harbor,I-1,2026-01-01,S-1,119,19,EUR,2026-01-01,2026-02-01,paid
                Harbor,I-2,2026-02-01,S-1,119,19,EUR,2026-02-01,2026-03-01,paid
                Harbor,I-3,2026-02-01,S-1,50,0,EUR,,,paid
                Drydock,I-4,2026-01-01,S-2,60,10,EUR,2026-01-01,2026-02-01,paid
                Mast,I-5,2026-02-01,S-3,10,0,EUR,2026-02-01,2026-03-01,void
                """);
        assertThat(world.terms())
                .containsExactly("S-1 2026-01-01 active 100", "S-2 2026-01-01 active 50", "S-2 2026-02-01 canceled");
    }

    @Test
    void the_next_months_file_continues_them_and_its_undoing_takes_that_back() {
        commit("Harbor,I-1,2026-01-01,S-1,119,19,EUR,2026-01-01,2026-02-01,paid\n");
        assertThat(world.terms()).containsExactly("S-1 2026-01-01 active 100", "S-1 2026-02-01 canceled");

        Import second = commit("Harbor,I-2,2026-02-01,S-1,238,38,EUR,2026-02-01,2026-03-01,paid\n");
        assertThat(world.terms()).containsExactly("S-1 2026-01-01 active 100", "S-1 2026-02-01 active 200");

        world.undo(second.id());
        assertThat(world.terms()).containsExactly("S-1 2026-01-01 active 100", "S-1 2026-02-01 canceled");
    }

    @Test
    void the_days_of_grace_end_a_subscription_without_a_new_file() {
        commit("Harbor,I-1,2026-02-01,S-1,100,0,EUR,2026-02-01,2026-03-01,paid\n");
        assertThat(world.terms()).containsExactly("S-1 2026-02-01 active 100");

        world.world.now = world.world.now.plus(Duration.ofDays(30));
        world.parts.daily();
        assertThat(world.terms()).containsExactly("S-1 2026-02-01 active 100", "S-1 2026-03-01 canceled");
    }

    private Import commit(String lines) {
        Import done = world.commit(world.mapped(HEADER + lines, Map.of()).id());
        assertThat(done.counts().failed()).isZero();
        return done;
    }
}
