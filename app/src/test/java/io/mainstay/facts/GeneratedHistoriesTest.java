package io.mainstay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any history, tried on generated ones; the seed names each. */
class GeneratedHistoriesTest {

    private static final int RECORDS = 120;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void records_in_any_order_and_with_duplicates_give_the_same_facts(int seed) {
        var random = new Random(seed);
        List<RawFact> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(random, "k" + i));
        }
        var world = new TestFacts();
        world.facts.record("billing", records);
        List<String> once = world.heads();

        List<RawFact> again = new ArrayList<>(records);
        again.addAll(records);
        records.stream().filter(_ -> random.nextBoolean()).forEach(again::add);
        Collections.shuffle(again, random);
        var shuffled = new TestFacts();
        send(shuffled, again, random);

        assertThat(shuffled.heads()).isEqualTo(once);
        assertThat(shuffled.facts.lastSeq()).isEqualTo(RECORDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void batches_that_are_retried_leave_the_log_as_if_each_had_come_once(int seed) {
        List<List<RawFact>> batches = batches(new Random(seed));
        var world = new TestFacts();
        batches.forEach(batch -> world.facts.record("billing", batch));
        List<String> once = world.heads();
        long lastSeq = world.facts.lastSeq();

        var retried = new TestFacts();
        var random = new Random(seed);
        for (List<RawFact> batch : batches) {
            retried.facts.record("billing", batch);
            while (random.nextInt(3) == 0) {
                assertThat(retried.facts.record("billing", batch))
                        .allSatisfy(outcome -> assertThat(outcome).isNotInstanceOf(Outcome.Recorded.class));
            }
        }

        assertThat(retried.heads()).isEqualTo(once);
        assertThat(retried.facts.lastSeq()).isEqualTo(lastSeq);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void what_was_known_at_a_moment_is_the_same_asked_then_and_asked_later(int seed) {
        var world = new TestFacts();
        Map<Instant, List<String>> askedThen = new TreeMap<>();
        for (List<RawFact> batch : batches(new Random(seed))) {
            world.facts.record("billing", batch);
            world.now = world.now.plus(Duration.ofHours(7));
            askedThen.put(world.now, knownAt(world, world.facts.lastSeq()));
        }

        askedThen.forEach((moment, then) -> assertThat(knownAt(world, world.facts.seqAsOf(moment)))
                .as(moment.toString())
                .isEqualTo(then));
    }

    private static List<String> knownAt(TestFacts world, long seq) {
        return world.db
                .sql("""
                          select f.source_key || ' ' || f.revision || ' ' || f.fields as known
                            from fact f
                           where f.seq <= :seq
                             and not f.retracted
                             and not exists (select from fact later where later.replaces = f.seq and later.seq <= :seq)
                        order by f.source_key
                        """)
                .param("seq", seq)
                .query((row, _) -> row.getString("known"))
                .list();
    }

    /** Batches with new records, changed ones and misfits, and retractions at their ends. */
    private static List<List<RawFact>> batches(Random random) {
        List<List<RawFact>> batches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<RawFact> batch = new ArrayList<>();
            for (int j = 0; j < random.nextInt(1, 12); j++) {
                String key = "k" + random.nextInt(12);
                batch.add(random.nextInt(8) == 0 ? TestFacts.terms(key, "2026-01-31", "free") : record(random, key));
            }
            if (random.nextBoolean()) {
                batch.add(TestFacts.retraction("subscription_terms", "k" + random.nextInt(12)));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static RawFact record(Random random, String key) {
        LocalDate at = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
        return TestFacts.terms(
                key,
                "account " + random.nextInt(20),
                at.toString(),
                Map.of("status", "active", "currency", "EUR", "unit_price", random.nextInt(5) * 10));
    }

    private static void send(TestFacts world, List<RawFact> records, Random random) {
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + random.nextInt(1, 40));
            world.facts.record("billing", records.subList(from, to));
            from = to;
        }
    }
}
