package io.mainstay.facts;

import static io.mainstay.facts.TestFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Many writers on one log: whoever reads it by a cursor sees everything, once, in order. */
class ConcurrentRecordingTest {

    private static final int WRITERS = 6;
    private static final int BATCHES = 25;
    private static final int RECORDS = 4;

    private final TestFacts world = new TestFacts();
    private final Facts facts = world.facts;

    @Test
    void a_reader_does_not_pass_over_a_transaction_that_commits_late() throws Exception {
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Future<?> slow = threads.submit(() -> inTransaction(() -> {
                facts.record("slow", List.of(terms("k1", "2026-01-31", "1")));
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            Future<?> quick = threads.submit(() -> facts.record("quick", List.of(terms("k1", "2026-01-31", "1"))));
            List<Long> seen = new ArrayList<>();
            long cursor = facts.copyAfter(0, fact -> seen.add(fact.seq()));

            assertThat(seen)
                    .as("nothing is visible while the first writer has not committed")
                    .isEmpty();
            mayCommit.countDown();
            slow.get(10, TimeUnit.SECONDS);
            quick.get(10, TimeUnit.SECONDS);
            facts.copyAfter(cursor, fact -> seen.add(fact.seq()));
            assertThat(seen).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_transaction_that_fails_leaves_no_gap_and_tells_nobody() {
        inTransaction(() -> facts.record("billing", List.of(terms("k1", "2026-01-31", "1"))));
        new TransactionTemplate(world.transactions).executeWithoutResult(status -> {
            facts.record("billing", List.of(terms("k2", "2026-01-31", "1")));
            status.setRollbackOnly();
        });

        assertThat(world.arrived).containsExactly(new FactsArrived(1));
        assertThat(facts.record("billing", List.of(terms("k3", "2026-01-31", "1"))))
                .containsExactly(new Outcome.Recorded(2, 1));
    }

    @Test
    void writers_with_new_accounts_and_slow_commits_neither_block_for_good_nor_lose_a_fact() throws Exception {
        List<Fact> copy = Collections.synchronizedList(new ArrayList<>());
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number)));
            }
            Future<?> reader = threads.submit(() -> {
                for (long cursor = 0; cursor < WRITERS * BATCHES * RECORDS; ) {
                    cursor = facts.copyAfter(cursor, copy::add);
                }
            });
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            reader.get(60, TimeUnit.SECONDS);
        }

        assertThat(copy)
                .extracting(Fact::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * BATCHES * RECORDS)
                        .boxed()
                        .toList());
        assertThat(copy.stream().map(Fact::recordedAt).toList()).isSorted();
    }

    /** Every writer meets the same new accounts, in its own order, and holds some of its transactions open. */
    private void write(int writer) {
        var random = new Random(writer);
        for (int batch = 0; batch < BATCHES; batch++) {
            List<RawFact> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                String account = "account " + (batch * RECORDS + i);
                records.add(TestFacts.profile("k" + batch + "-" + i, account, "2026-01-31", Map.of("name", account)));
            }
            Collections.shuffle(records, random);
            world.now = Instant.parse("2026-03-01T09:00:00Z").plusSeconds(random.nextInt(1_000));
            inTransaction(() -> {
                facts.record("writer " + writer, records);
                pause(random.nextInt(8));
            });
        }
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(world.transactions).executeWithoutResult(_ -> work.run());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
