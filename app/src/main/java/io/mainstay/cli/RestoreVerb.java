package io.mainstay.cli;

import io.mainstay.backup.Manifest;
import io.mainstay.backup.Restore;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

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
        if (!done.manifest().chains().isEmpty()) {
            program.out().println(AuditedDatabase.words(done.manifest()) + " Compare it with what you noted.");
        }
        note(program, done.manifest());
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

    /** The restored log says that it was restored, and from what. */
    private static void note(Program program, Manifest manifest) {
        try (DataFolder folder = DataFolder.open(program.settings().data());
                Database database = Database.open(program.settings(), folder)) {
            AuditedDatabase.note(
                    database.url(),
                    "backup.restored",
                    "as of " + manifest.madeAt(),
                    Map.of("rows", Long.toString(manifest.rows())));
        } catch (SQLException cannot) {
            program.err().println("Restored, but not noted in the audit log: " + cannot.getMessage());
        }
    }
}
