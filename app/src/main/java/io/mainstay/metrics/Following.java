package io.mainstay.metrics;

import io.mainstay.facts.FactsArrived;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps the metrics up to date: woken when facts arrive here or at another program instance on the same database. In case
 * a message is lost it looks now and then; where none can be heard, every second.
 */
final class Following implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How often it looks when it would be told of what others record. */
    private static final Duration LOOK_WHEN_TOLD = Duration.ofSeconds(10);

    private final Metrics metrics;
    private final BooleanSupplier told;
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    Following(Metrics metrics, BooleanSupplier told) {
        this.metrics = metrics;
        this.told = told;
    }

    @EventListener
    void on(FactsArrived event) {
        arrived.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("metrics").daemon().start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                metrics.catchUp();
                boolean _ = arrived.tryAcquire(
                        (told.getAsBoolean() ? LOOK_WHEN_TOLD : LOOK).toMillis(), TimeUnit.MILLISECONDS);
                arrived.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The metrics could not follow the facts; trying again in {}", LOOK, e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
