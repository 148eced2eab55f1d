package io.mainstay.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Threads for work that takes longer than a page may. They end with the program, before what the work reads from does. */
@Component
public final class LongWork implements SmartLifecycle {

    /** Two, so that one long work does not keep everybody else waiting. */
    private static final int THREADS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile ExecutorService threads = threads();

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("long-work-", 1).daemon().factory());
    }

    /** @throws Refused when the program stops */
    <A> Future<A> begin(Callable<A> work) {
        var task = new FutureTask<>(work) {
            @Override
            protected void done() {
                underWay.remove(this);
            }
        };
        underWay.add(task);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopped) {
            underWay.remove(task);
            throw stopping();
        }
        return task;
    }

    static Refused stopping() {
        return new Refused(ErrorCode.UNAVAILABLE, "Mainstay is about to stop. Ask again once it is back.");
    }

    /** Only needed after a stop: a new one has its threads. */
    @Override
    public void start() {
        threads = threads();
    }

    /** Whoever waits is told at once; the work ends at its next step. */
    @Override
    public void stop() {
        threads.shutdown();
        underWay.forEach(work -> work.cancel(true));
        try {
            boolean _ = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isShutdown();
    }
}
