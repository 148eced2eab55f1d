package io.mainstay.backup;

import io.mainstay.platform.DatabaseUrl;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything Mainstay knows into one file, as it is at one moment, while people go on working. It is written
 * beside its place and moved there when it is whole.
 */
public final class Backup {

    /** Who is signed in is not kept: whoever had the file could take their place. */
    private static final Set<String> WITHOUT_ROWS = Set.of("spring_session", "spring_session_attributes");

    private static final int BUFFER = 64 * 1024;

    private final DatabaseUrl database;
    private final Path data;
    private final Clock clock;
    private final Chains chains;
    private final Progress progress;

    public Backup(DatabaseUrl database, Path data, Clock clock, Chains chains, Progress progress) {
        this.database = database;
        this.data = data;
        this.clock = clock;
        this.chains = chains;
        this.progress = progress;
    }

    /** @param keys the file with the keys of the stored secrets, or null to leave them out */
    public Manifest to(Path file, @Nullable Path keys) {
        if (Files.exists(file)) {
            throw new Refused(ErrorCode.ALREADY_THERE, "The file %s is there already; name another.".formatted(file));
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                Files.deleteIfExists(draft);
                var onlyUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Manifest manifest = write(Files.createFile(draft, onlyUs), keys);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                return manifest;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException missing) {
            throw new Refused(
                    ErrorCode.INVALID, "There is no %s to write to or read from.".formatted(missing.getFile()));
        } catch (IOException cannot) {
            throw new Refused(ErrorCode.UNAVAILABLE, "The backup could not be written: " + cannot);
        } catch (SQLException | DataAccessException cannot) {
            throw new Refused(ErrorCode.UNAVAILABLE, "The database could not be read: " + cannot.getMessage());
        }
    }

    private Manifest write(Path draft, @Nullable Path keys) throws IOException, SQLException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
                var session = Session.reading(database)) {
            Catalog catalog = session.catalog();
            List<Manifest.Migration> migrations = catalog.migrations();
            List<Manifest.Table> tables = new ArrayList<>();
            for (var table : catalog.tables().entrySet()) {
                tables.add(copied(session, table.getKey(), table.getValue(), zip));
            }
            // A sequence stands outside every transaction: read last, it is past whatever the tables hold.
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    clock.instant(),
                    session.db().sql("show server_version").query(String.class).single(),
                    migrations,
                    tables,
                    catalog.sequences(),
                    files(zip),
                    chains.in(session.db()),
                    keys == null ? null : kept("secret.key", keys, zip));
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private Manifest.Table copied(Session session, String table, List<String> columns, ZipOutputStream zip)
            throws SQLException, IOException {
        if (WITHOUT_ROWS.contains(table)) {
            return new Manifest.Table(table, columns, 0, new RowsDigest().text());
        }
        zip.putNextEntry(new ZipEntry("tables/" + table));
        var out = new BufferedOutputStream(zip, BUFFER);
        Manifest.Table copied = session.read(table, columns, out, progress);
        out.flush();
        zip.closeEntry();
        progress.at(table, copied.rows(), true);
        return copied;
    }

    private List<Manifest.KeptFile> files(ZipOutputStream zip) throws IOException {
        Path folder = data.resolve("imports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Manifest.KeptFile> kept = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "[0-9]*.csv")) {
            for (Path file : files) {
                kept.add(kept("imports/" + file.getFileName(), file, zip));
            }
        }
        progress.at("uploaded files", kept.size(), true);
        return kept;
    }

    private static Manifest.KeptFile kept(String name, Path file, ZipOutputStream zip) throws IOException {
        var kept = new Manifest.KeptFile(name, 0, "");
        zip.putNextEntry(new ZipEntry(kept.entry()));
        var digest = Sha256.digest();
        long bytes = Files.copy(file, new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Manifest.KeptFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
