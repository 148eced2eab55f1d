package io.mainstay.backup;

import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Database;
import io.mainstay.platform.DatabaseUrl;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;

/**
 * Brings a backup back into an empty data folder and an empty database. The database is filled in one transaction: cut
 * off anywhere, nothing of it is there, and the folder says that it is not whole.
 */
public final class Restore {

    /** @param migrations how many were run because the backup was made before they were written */
    public record Done(Manifest manifest, int migrations) {}

    private static final String KEYS = "secret.key";

    private final Settings settings;
    private final Progress progress;

    public Restore(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    public Done from(Path file) {
        try (Archive archive = Archive.open(file)) {
            var scripts = new Scripts();
            Manifest manifest = archive.contents();
            scripts.check(manifest.migrations());
            archive.check();
            progress.at("the file is whole", manifest.rows(), true);
            try (DataFolder folder = DataFolder.openUnfinished(settings.data());
                    Database database = Database.open(settings, folder)) {
                if (!isEmpty(database.url())) {
                    folder.finished();
                    throw new Refused(
                            ErrorCode.ALREADY_THERE,
                            "The database %s is not empty; a backup is restored into an empty one only."
                                    .formatted(database.url()));
                }
                fill(database.url(), archive, scripts);
                keep(archive, folder, settings.secretKey().isOurs());
                int later = Scripts.runLater(database.url());
                folder.finished();
                return new Done(manifest, later);
            }
        } catch (IOException e) {
            throw new Refused(ErrorCode.UNAVAILABLE, "The backup could not be read or written down: " + e);
        } catch (SQLException | DataAccessException e) {
            throw new Refused(ErrorCode.UNAVAILABLE, "The backup could not be restored: " + e.getMessage());
        }
    }

    private static boolean isEmpty(DatabaseUrl url) throws SQLException {
        try (Session session = Session.reading(url)) {
            return session.catalog().tables().isEmpty();
        }
    }

    private void fill(DatabaseUrl url, Archive archive, Scripts scripts) throws SQLException, IOException {
        Manifest manifest = archive.contents();
        try (Session session = Session.writing(url)) {
            for (String script : scripts.texts(manifest.migrations())) {
                session.run(script);
            }
            List<Catalog.Trigger> triggers = session.catalog().triggers();
            for (Catalog.Trigger trigger : triggers) {
                session.run("alter table \"%s\" disable trigger \"%s\"".formatted(trigger.table(), trigger.name()));
            }
            session.run("truncate "
                    + manifest.tables().stream()
                            .map(table -> '"' + table.name() + '"')
                            .collect(Collectors.joining(", ")));
            for (Manifest.Table table : manifest.tables()) {
                load(session, archive, table);
            }
            for (Manifest.Sequence sequence : manifest.sequences()) {
                session.db()
                        .sql("select setval(cast(:name as regclass), :last, :called)")
                        .param("name", '"' + sequence.name() + '"')
                        .param("last", sequence.last())
                        .param("called", sequence.called())
                        .query()
                        .listOfRows();
            }
            session.run("set constraints all immediate");
            for (Catalog.Trigger trigger : triggers) {
                session.run(back(trigger));
            }
            check(session, manifest);
            session.commit();
            session.run("analyze");
            session.commit();
        }
    }

    private void load(Session session, Archive archive, Manifest.Table table) throws SQLException, IOException {
        try (InputStream rows = archive.rows(table)) {
            session.write(table, rows);
            progress.at(table.name(), table.rows(), true);
        }
    }

    /** As it was: a trigger may be set to fire always, or on copies only. */
    private static String back(Catalog.Trigger trigger) {
        String enable =
                switch (trigger.mode()) {
                    case "A" -> "enable always trigger";
                    case "R" -> "enable replica trigger";
                    default -> "enable trigger";
                };
        return "alter table \"%s\" %s \"%s\"".formatted(trigger.table(), enable, trigger.name());
    }

    /** Reads every table out again: what the database holds now is what was backed up. */
    private void check(Session session, Manifest manifest) throws SQLException, IOException {
        for (Manifest.Table table : manifest.tables()) {
            Manifest.Table found =
                    session.read(table.name(), table.columns(), OutputStream.nullOutputStream(), progress);
            if (!found.equals(table)) {
                throw new Refused(
                        ErrorCode.UNEXPECTED,
                        "The table %s has come back as %,d rows that are not those of the backup (%,d). Nothing was restored."
                                .formatted(table.name(), found.rows(), table.rows()));
            }
        }
        progress.at("the database is the same", manifest.rows(), true);
    }

    private static void keep(Archive archive, DataFolder folder, boolean keysAreOurs) throws IOException {
        Files.createDirectories(folder.resolve("imports"));
        for (Manifest.KeptFile kept : archive.contents().files()) {
            try (InputStream in = archive.open(kept)) {
                Files.copy(in, folder.resolve(kept.name()));
            }
        }
        Manifest.KeptFile keys = archive.contents().keys();
        if (keys != null && keysAreOurs) {
            try (InputStream in = archive.open(keys)) {
                folder.writeSecret(KEYS, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
