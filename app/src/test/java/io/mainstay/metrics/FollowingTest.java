package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.Hearing;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.workspace.Company;
import java.time.Duration;
import java.time.Month;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How the copy of the facts keeps up: anew after it was lost, and with what other instances record. */
class FollowingTest {

    private static final Company COMPANY =
            new Company("Sail", Currency.getInstance("EUR"), TestFacts.ZONE, Month.JANUARY);

    private final TestFacts world = new TestFacts();

    private Metrics instance() {
        return Metrics.inMemory(
                MetricDefinitions.shipped(FactKinds.shipped()), world.facts, COMPANY, Map.of(), world.clock);
    }

    private void record(int from, int to) {
        List<RawFact> facts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            facts.add(TestFacts.profile("p" + i, "account" + i, "2026-01-01", Map.of("segment", "SMB")));
        }
        world.facts.record("crm", facts);
    }

    @Test
    void a_lost_copy_is_not_taken_for_complete_until_all_facts_are_in_it() {
        record(0, 2_500);
        Metrics anew = instance();
        assertThat(anew.rebuilding()).contains(new Progress(0, 2_500));
        anew.catchUp();
        assertThat(anew.rebuilding()).isEmpty();
        record(2_500, 5_000);
        assertThat(anew.rebuilding())
                .as("what comes later is news, not a rebuild")
                .isEmpty();
        assertThat(anew.progress()).isEqualTo(new Progress(2_500, 5_000));
    }

    @Test
    void another_instance_hears_of_new_facts_at_once_and_looks_when_it_cannot_hear() {
        Metrics other = instance();
        var following = new Following[1];
        var hearing = new Hearing(world.source, event -> following[0].on((io.mainstay.facts.FactsArrived) event));
        following[0] = new Following(other, hearing::isTold);
        following[0].start();
        hearing.start();
        try {
            await(hearing::isTold, Duration.ofSeconds(10));
            record(0, 1);
            await(() -> other.progress().copied() == 1, Duration.ofSeconds(2));
            silence();
            await(() -> !hearing.isTold(), Duration.ofSeconds(10));
            record(1, 2);
            await(() -> other.progress().copied() == 2, Duration.ofSeconds(12));
        } finally {
            hearing.stop();
            following[0].stop();
        }
    }

    private void silence() {
        world.db.sql("""
                select pg_terminate_backend(pid)
                  from pg_stat_activity
                 where query = 'listen facts' and datname = current_database()
                """).query((row, _) -> row.getBoolean(1)).list();
    }

    private static void await(BooleanSupplier holds, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
