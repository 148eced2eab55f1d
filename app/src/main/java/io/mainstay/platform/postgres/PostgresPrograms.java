package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.Setting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked from our jar once for each version of them. */
final class PostgresPrograms {

    private static final String BUILT = "mainstay.programs";
    private static final int ANYONE_MAY_EXECUTE = 0b001;

    private PostgresPrograms() {}

    /** Where they are unpacked: where the build has done it, so that the first start is quick, else in the data folder. */
    static Path place(Path dataFolder) {
        var built = System.getProperty(BUILT);
        return built != null && Files.isWritable(Path.of(built)) ? Path.of(built) : dataFolder.resolve("runtime");
    }

    /** Gives the folder that holds `bin/postgres`; another program unpacking at the same time does no harm. */
    static Path unpackedIn(Path folder) {
        var archive = archive();
        try {
            var connection = archive.openConnection();
            var home = folder.resolve("postgresql-18-%x".formatted(connection.getContentLengthLong()));
            if (Files.isDirectory(home)) {
                return home.toRealPath();
            }
            Files.createDirectories(folder);
            var draft = Files.createTempDirectory(folder, "unpacking-");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var in = connection.getInputStream()) {
                unpack(in, draft);
            }
            return moved(draft, home).toRealPath();
        } catch (IOException cannot) {
            throw new CannotStart(
                    "the embedded PostgreSQL cannot be unpacked to %s: %s".formatted(folder, cannot), cannot);
        }
    }

    private static Path moved(Path draft, Path home) throws IOException {
        try {
            return Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cannot) {
            if (Files.isDirectory(home)) {
                return home;
            }
            throw cannot;
        }
    }

    private static URL archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "postgres-%s-%s.txz".formatted(os, architecture);
        var archive = PostgresPrograms.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new CannotStart("no PostgreSQL is packed for this machine (%s, %s); set %s to one that runs elsewhere"
                    .formatted(os, architecture, Setting.DATABASE_URL.variable()));
        }
        return archive;
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & ANYONE_MAY_EXECUTE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
