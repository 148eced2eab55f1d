package io.mainstay.metrics;

import io.mainstay.facts.FactsArrived;
import io.mainstay.platform.Background;
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
    private final Background thread = new Background("metrics", this::follow);

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
        thread.start();
    }

    private void follow() {
        while (thread.isRunning()) {
            try {
                metrics.catchUp();
                boolean _ = arrived.tryAcquire(
                        (told.getAsBoolean() ? LOOK_WHEN_TOLD : LOOK).toMillis(), TimeUnit.MILLISECONDS);
                arrived.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The metrics could not follow the facts; trying again in {}", LOOK, e);
                thread.pause(LOOK);
            }
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
