package io.mainstay.sources.csv;

import static io.mainstay.sources.csv.ImportWorld.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mainstay.platform.Refused;
import io.mainstay.sources.csv.Import.Counts;
import io.mainstay.sources.csv.Import.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

    private static final String SUBSCRIPTIONS = """
            customer,subscription,start,end,amount,interval,quantity,currency
            Harbor,S-1,2025-01-15,,1200,yearly,10,EUR
            Drydock,S-2,2025-02-01,2025-08-01,90,monthly,,EUR
            Lantern,S-3,2025-03-01,,soon,monthly,,EUR
            """;

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeEach
    void start() {
        world = new ImportWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_dry_run_says_what_would_happen_and_records_nothing() {
        Import checked = world.check(world.mapped(SUBSCRIPTIONS, Map.of()).id());

        assertThat(checked.state()).isEqualTo(State.CHECKED);
        assertThat(checked.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
        assertThat(world.world.facts.lastSeq()).isZero();
        List<Preview> preview = world.imports.preview(ADA, checked.id());
        assertThat(preview)
                .extracting(Preview::row, Preview::effect, Preview::account)
                .containsExactly(tuple(2, "created", "Harbor"), tuple(3, "created", "Drydock"));
        assertThat(preview.getFirst().changes()).contains(new Preview.Change("unit_price", "", "120"));
    }

    @Test
    void importing_records_what_fits_and_keeps_the_errors() {
        Import done = world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());

        assertThat(done.state()).isEqualTo(State.IMPORTED);
        assertThat(done.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
        assertThat(world.terms())
                .containsExactly("S-1 2025-01-15 active 120", "S-2 2025-02-01 active 90", "S-2 2025-08-01 canceled");
        assertThat(world.imports.errors(ADA, done.id(), ErrorPage.first(10)))
                .containsExactly(new ImportError(4, List.of("Amount \"soon\" is no number")));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());
        long seq = world.world.facts.lastSeq();
        Import again = world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 2, 1, 0));
        assertThat(world.world.facts.lastSeq()).isEqualTo(seq);
    }

    @Test
    void the_errors_file_can_be_mended_and_imported() {
        Import first = world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());
        String errors = world.errors(first.id());
        assertThat(errors.lines())
                .containsExactly(
                        "customer,subscription,start,end,amount,interval,quantity,currency,_row,_errors",
                        "Lantern,S-3,2025-03-01,,soon,monthly,,EUR,4,\"Amount \"\"soon\"\" is no number\"");

        Import mended = world.commit(
                world.mapped(errors.replace(",soon,", ",75,"), Map.of()).id());
        assertThat(mended.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(world.terms()).contains("S-3 2025-03-01 active 75");
    }

    @Test
    void a_blank_cell_leaves_what_was_known_and_backslash_n_clears_it() {
        String header = "company,segment,region,tier_of_care,at\n";
        world.commit(world.mapped(header + "Harbor,SMB,North,gold,2025-01-01\n", Map.of())
                .id());
        world.commit(world.mapped(header + "Harbor,,\\N,,2025-01-01\nMast,SMB,North,x,2025-01-01\n", Map.of())
                .id());

        assertThat(world.current("account_profile:Harbor:2025-01-01").fields())
                .contains("SMB")
                .contains("gold")
                .doesNotContain("North");
    }

    @Test
    void undoing_retracts_what_was_new_and_restores_what_was_changed() {
        world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());
        Import second = world.commit(
                world.mapped(SUBSCRIPTIONS.replace(",1200,", ",2400,").replace(",soon,", ",75,"), Map.of())
                        .id());
        assertThat(second.counts()).isEqualTo(new Counts(1, 1, 1, 0, 0));
        assertThat(world.terms()).contains("S-1 2025-01-15 active 240", "S-3 2025-03-01 active 75");

        assertThat(world.undo(second.id()).state()).isEqualTo(State.UNDONE);
        assertThat(world.terms())
                .containsExactly("S-1 2025-01-15 active 120", "S-2 2025-02-01 active 90", "S-2 2025-08-01 canceled");
    }

    @Test
    void undoing_leaves_alone_what_was_changed_since() {
        Import first = world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());
        world.commit(world.mapped(SUBSCRIPTIONS.replace(",1200,", ",2400,"), Map.of())
                .id());

        world.undo(first.id());
        assertThat(world.terms()).containsExactly("S-1 2025-01-15 active 240");
    }

    @Test
    void an_import_can_be_undone_for_thirty_days() {
        Import done = world.commit(world.mapped(SUBSCRIPTIONS, Map.of()).id());
        world.world.now = world.world.now.plus(Duration.ofDays(31));
        assertThatThrownBy(() -> world.imports.undo(ADA, done.id())).isInstanceOf(Refused.class);
    }

    @Test
    void a_paused_source_waits() {
        Import mapped = world.mapped(SUBSCRIPTIONS, Map.of());
        var sources = io.mainstay.sources.TestSources.on(world.world.db, world.world.facts, world.world.clock);
        sources.pause(ADA, "billing");
        assertThatThrownBy(() -> world.imports.commit(ADA, mapped.id())).hasMessageContaining("paused");
        sources.resume(ADA, "billing");
        assertThat(world.commit(mapped.id()).state()).isEqualTo(State.IMPORTED);
    }

    @Test
    void a_file_that_is_no_text_or_empty_is_refused_with_advice() {
        assertThatThrownBy(() -> world.upload("")).isInstanceOf(Refused.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> world.upload("PK\u0003\u0004zip")).hasMessageContaining("Save it as CSV");
        assertThatThrownBy(() -> world.upload("a,".repeat(300) + "\n1\n")).hasMessageContaining("more than 200 cells");
    }
}
