package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer takes as many steps as its question has letters, and one permit for each of them. */
class LongAnswersTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final LongWork threads = new LongWork();
    private final LongAnswers<String, String> answers = new LongAnswers<>(threads, 2, _ -> this.ground, this::work);
    private final Semaphore permits = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private volatile String ground = "first";
    private volatile boolean fails;

    private String work(String question, Pace pace) {
        String answer = "%s on the %s ground, %d".formatted(question, ground, begun.incrementAndGet());
        try {
            pace.expect(question.length());
            for (int step = 0; step < question.length(); step++) {
                permits.acquireUninterruptibly();
                pace.step();
            }
        } finally {
            ended.release();
        }
        if (fails) {
            throw new IllegalArgumentException("no answer to " + question);
        }
        return answer;
    }

    private CompletableFuture<String> soon(String question) {
        return CompletableFuture.supplyAsync(() -> answers.get(question)).orTimeout(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        permits.release(1_000);
        threads.stop();
    }

    @Test
    void whoever_loses_patience_is_told_how_far_it_is_and_it_goes_on() {
        var begun = answers.within(Duration.ZERO, "four", false);
        assertThat(begun.answer()).isNull();
        assertThat(begun.pace().words()).isIn("step 1 of 1", "step 1 of 4");
        permits.release(4);
        var found = answers.within(LONG, "four", true);
        assertThat(found.answer()).isEqualTo("four on the first ground, 1");
        assertThat(found.pace()).isSameAs(begun.pace());
        assertThat(found.pace().percent()).isEqualTo(100);
    }

    @Test
    void two_who_ask_at_once_are_told_the_same_and_it_is_worked_out_once() {
        var one = soon("four");
        var other = soon("four");
        permits.release(1_000);
        assertThat(one.join()).isEqualTo(other.join()).isEqualTo(answers.get("four"));
        assertThat(begun).hasValue(1);
    }

    @Test
    void another_question_does_not_wait_for_the_first() throws Exception {
        answers.within(Duration.ZERO, "never", false);
        assertThat(soon("").get()).startsWith(" on the first");
    }

    @Test
    void on_a_changed_ground_whoever_waits_gets_what_was_begun_and_whoever_asks_anew_a_new_answer() {
        answers.within(Duration.ZERO, "four", false);
        while (begun.get() == 0) {
            Thread.onSpinWait();
        }
        ground = "second";
        assertThat(answers.within(Duration.ZERO, "four", false).answer()).isNull();
        permits.release(1_000);
        while (!ended.tryAcquire()) {
            Thread.onSpinWait();
        }
        assertThat(answers.within(LONG, "four", true).answer()).isEqualTo("four on the first ground, 1");
        assertThat(answers.within(LONG, "four", true).answer())
                .as("had already")
                .isEqualTo("four on the second ground, 2");
        assertThat(answers.get("four")).as("the same ground").isEqualTo("four on the second ground, 2");
        ground = "third";
        assertThat(answers.within(LONG, "four", false).answer()).isEqualTo("four on the third ground, 3");
    }

    @Test
    void a_failure_is_told_to_whoever_waits_and_tried_again_for_the_next() {
        fails = true;
        permits.release(1_000);
        assertThatThrownBy(() -> answers.get("four")).hasMessage("no answer to four");
        assertThatThrownBy(() -> answers.within(LONG, "four", true)).hasMessage("no answer to four");
        fails = false;
        assertThat(answers.within(LONG, "four", true).answer()).isEqualTo("four on the first ground, 3");
    }

    @Test
    void the_last_answers_are_remembered() {
        permits.release(1_000);
        answers.get("a");
        answers.get("b");
        answers.get("a");
        answers.get("c");
        assertThat(answers.get("a")).endsWith("1");
        assertThat(answers.get("b")).as("forgotten").endsWith("4");
    }

    @Test
    void a_stop_tells_whoever_waits_and_ends_the_work_at_its_next_step() throws Exception {
        var waiting = soon("four");
        answers.within(Duration.ZERO, "five5", false);
        while (begun.get() < 2) {
            Thread.onSpinWait();
        }
        var queued = soon("queued");
        var stopped = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            threads.stop();
            stopped.countDown();
        });
        assertThatThrownBy(waiting::join).cause().isInstanceOf(Refused.class).hasMessageContaining("about to stop");
        assertThatThrownBy(queued::join).cause().isInstanceOf(Refused.class);
        assertThatThrownBy(() -> answers.get("late")).isInstanceOf(Refused.class);
        assertThat(stopped.getCount()).as("it waits for steps under way").isEqualTo(1);
        permits.release(2);
        assertThat(stopped.await(5, TimeUnit.SECONDS))
                .as("though ten steps were ahead")
                .isTrue();
        assertThat(begun).as("what was queued was not begun").hasValue(2);
        threads.start();
        permits.release(1_000);
        assertThat(answers.get("four")).isEqualTo("four on the first ground, 3");
    }
}
