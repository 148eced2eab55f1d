package io.mainstay.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers that take long to work out, the last few of them kept. Each is worked out once, however many ask for it, and they
 * are told how far it is.
 *
 * @param <K> what is asked for
 */
public final class LongAnswers<K, A> {

    private static final Duration LONG = Duration.ofHours(1);

    private final LongWork threads;
    private final Function<K, Object> ground;
    private final BiFunction<K, Pace, A> work;
    private final Map<K, Working> known;

    /** What there is of an answer: null while it is being worked out. */
    public record Found<A>(@Nullable A answer, Pace pace) {}

    /**
     * @param kept how many answers are remembered
     * @param ground what an answer rests on: while that is the same, the answer is
     * @param work tells how far it is
     */
    public LongAnswers(LongWork threads, int kept, Function<K, Object> ground, BiFunction<K, Pace, A> work) {
        this.threads = threads;
        this.ground = ground;
        this.work = work;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Working> eldest) {
                return size() > kept;
            }
        };
    }

    /** The answer, however long it takes. */
    public A get(K key) {
        Working working = working(key);
        A answer = null;
        while (answer == null) {
            answer = working.within(LONG);
        }
        return answer;
    }

    /**
     * The answer, if it is there before patience ends.
     *
     * @param again true when it was asked for a moment ago: then what came of that will do, even on a ground that changed
     *     meanwhile, or else where much arrives nobody would ever get an answer
     */
    public Found<A> within(Duration patience, K key, boolean again) {
        Working before;
        synchronized (known) {
            before = known.get(key);
        }
        Working working = before != null && before.serves(again) ? before : working(key);
        return new Found<>(working.within(patience), working.pace);
    }

    private Working working(K key) {
        Object now = ground.apply(key);
        synchronized (known) {
            Working before = known.get(key);
            if (before != null && before.stillHolds(now)) {
                return before;
            }
            var working = new Working(now, key);
            known.put(key, working);
            return working;
        }
    }

    /** An answer on its way. */
    private final class Working {

        private final Object ground;
        private final Pace pace = new Pace();
        private final Future<A> task;
        private volatile boolean had;

        Working(Object ground, K key) {
            this.ground = ground;
            this.task = threads.begin(() -> work.apply(key, pace));
        }

        boolean stillHolds(Object now) {
            return ground.equals(now) && (!task.isDone() || task.state() == Future.State.SUCCESS);
        }

        boolean serves(boolean again) {
            return !task.isDone() || (again && !had);
        }

        /** Null when it takes longer. */
        @Nullable A within(Duration patience) {
            try {
                A answer = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                had = true;
                return answer;
            } catch (TimeoutException _) {
                return null;
            } catch (ExecutionException failed) {
                had = true;
                throw failed.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failed);
            } catch (CancellationException _) {
                throw LongWork.stopping();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw LongWork.stopping();
            }
        }
    }
}
