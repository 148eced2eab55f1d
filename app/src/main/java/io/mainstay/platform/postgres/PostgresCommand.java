package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of PostgreSQL's own programs to its end, as a user it accepts. */
record PostgresCommand(Path folder, Path programs, OrdinaryUser user) {

    Path program(String name) {
        return programs.resolve("bin").resolve(name);
    }

    void run(String program, String... arguments) {
        var command = new ArrayList<>(user.prefix());
        command.add(program(program).toString());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new CannotStart("the embedded PostgreSQL failed (%s):\n%s\nIts log is %s"
                        .formatted(program, output.strip(), folder.resolve("postgres.log")));
            }
        } catch (IOException cannot) {
            throw new CannotStart("the embedded PostgreSQL cannot be run: " + cannot, cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for the embedded PostgreSQL", interrupted);
        }
    }
}
