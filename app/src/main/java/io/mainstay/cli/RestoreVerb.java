package io.mainstay.cli;

import io.mainstay.backup.Restore;
import java.nio.file.Path;
import java.util.List;

/** Brings a backup back into an empty data folder and database. */
final class RestoreVerb implements Verb {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "bring a backup back into an empty data folder and database: restore FILE";
    }

    @Override
    public int run(Program program, List<String> arguments) {
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            program.err().println("usage: bin/mainstay " + name() + ": " + summary());
            return MISUSED;
        }
        program.quietly();
        Restore.Done done =
                new Restore(program.settings(), new Steps(program.err())).from(Path.of(arguments.getFirst()));
        Path data = program.settings().data();
        program.out()
                .println(
                        "Restored to %s: %,d rows of %d tables and %d uploaded files, as of %s. Counts and checksums agree."
                                .formatted(
                                        data,
                                        done.manifest().rows(),
                                        done.manifest().tables().size(),
                                        done.manifest().files().size(),
                                        done.manifest().madeAt()));
        if (done.migrations() > 0) {
            program.out().println("The backup was older: %d migrations were run.".formatted(done.migrations()));
        }
        String missing = KeptKeys.missing(program.settings());
        if (missing != null) {
            program.out().println(missing);
        }
        program.out()
                .println(
                        "Everyone signs in anew. Connected sources go on where they stopped as soon as Mainstay starts.");
        return DONE;
    }
}
