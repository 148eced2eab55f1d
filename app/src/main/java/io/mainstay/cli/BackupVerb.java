package io.mainstay.cli;

import io.mainstay.backup.Backup;
import io.mainstay.backup.Manifest;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Database;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps everything in one file, while the program runs or while it does not. */
final class BackupVerb implements Verb {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(ZoneOffset.UTC);

    private static final String WITH_KEY = "--with-key";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "keep everything in one file, also while Mainstay runs: backup [FILE] [--with-key]";
    }

    @Override
    public String help() {
        return """
                usage: bin/mainstay backup [FILE] [--with-key]

                Keeps the database, as it is at one moment, and the uploaded files in one zip. Without FILE it is called
                mainstay- and the time, in this folder. --with-key puts the key of the stored secrets into it too.
                docs/operate/backup.md says what is in it and what must be kept beside it.""";
    }

    @Override
    public int run(Program program, List<String> arguments) throws IOException {
        List<String> files =
                arguments.stream().filter(word -> !word.equals(WITH_KEY)).toList();
        if (files.size() > 1 || files.stream().anyMatch(word -> word.startsWith("-"))) {
            program.err().println("usage: bin/mainstay " + name() + ": " + summary());
            return MISUSED;
        }
        Path file = Path.of(
                files.isEmpty()
                        ? "mainstay-%s.zip"
                                .formatted(STAMP.format(Clock.systemUTC().instant()))
                        : files.getFirst());
        @Nullable Path keys = arguments.contains(WITH_KEY) ? KeptKeys.file(program.settings()) : null;
        Path data = program.settings().data();
        if (program.settings().database() == null && !Files.isDirectory(data.resolve("postgres"))) {
            throw new Refused(
                    ErrorCode.NOT_FOUND, "There is no database in %s, so nothing to back up.".formatted(data));
        }
        program.quietly();
        Manifest manifest;
        if (program.running().isPresent()) {
            try (Database database = Database.besides(program.settings())) {
                manifest = backup(program, database, file, keys);
            }
        } else {
            try (DataFolder folder = DataFolder.open(program.settings().data());
                    Database database = Database.open(program.settings(), folder)) {
                manifest = backup(program, database, file, keys);
            }
        }
        program.out()
                .println("The backup is in %s: %,d rows of %d tables, %d uploaded files, %,d bytes."
                        .formatted(
                                file,
                                manifest.rows(),
                                manifest.tables().size(),
                                manifest.files().size(),
                                Files.size(file)));
        if (!manifest.chains().isEmpty()) {
            program.out().println(AuditedDatabase.words(manifest) + " Note that somewhere else too.");
        }
        program.out().println(KeptKeys.told(program.settings(), keys != null));
        return DONE;
    }

    /** Noted first, so that the backup holds the line too. */
    private static Manifest backup(Program program, Database database, Path file, @Nullable Path keys) {
        try {
            var about = Map.of("with_key", Boolean.toString(keys != null));
            if (!AuditedDatabase.note(database.url(), "backup.begun", String.valueOf(file.getFileName()), about)) {
                program.err().println("Not noted in the audit log: its tables are older than this Mainstay.");
            }
        } catch (SQLException cannot) {
            throw new Refused(ErrorCode.UNAVAILABLE, "The backup could not be noted: " + cannot.getMessage());
        }
        return new Backup(
                        database.url(),
                        program.settings().data(),
                        Clock.systemUTC(),
                        AuditedDatabase::chains,
                        new Steps(program.err()))
                .to(file, keys);
    }
}
