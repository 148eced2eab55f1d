package io.mainstay.backup;

import io.mainstay.platform.Settings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program of its own that restores a backup, says when facts are in, and then waits to be killed. */
final class RestoresUntilKilled {

    private RestoresUntilKilled() {}

    public static void main(String[] arguments) {
        new Restore(Settings.read(System::getenv), (step, _, _) -> {
                    if (step.equals("fact")) {
                        System.out.println("facts are in");
                        forever();
                    }
                })
                .from(Path.of(arguments[0]));
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
