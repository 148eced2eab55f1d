package io.mainstay.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A thread of the program's own that works until it is stopped. */
public final class Background {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Runnable work;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    /** @param work comes back soon after {@link #isRunning} says no, or its thread is interrupted */
    public Background(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(work);
    }

    public boolean isRunning() {
        return running;
    }

    /** Waits a while, on its own thread; shorter when it is told to stop meanwhile. */
    public void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
