package io.mainstay.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** The folder where Mainstay keeps its data, held by this program alone while it runs. */
public final class DataFolder implements AutoCloseable {

    private static final String ONLY_US = "rw-------";

    private final Path path;
    private final FileChannel lock;
    private final boolean kept;

    private DataFolder(Path path, FileChannel lock, boolean kept) {
        this.path = path;
        this.lock = lock;
        this.kept = kept;
    }

    /** Makes the folder when it is not there. The lock goes with the program, however it ends. */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (held(lock)) {
                return new DataFolder(path.toRealPath(), lock, true);
            }
            lock.close();
        } catch (IOException cannot) {
            throw new CannotStart("the data folder %s cannot be used: %s".formatted(path, cannot), cannot);
        }
        throw new CannotStart("another Mainstay is using the data folder %s; stop it first, or set %s to another folder"
                .formatted(path, Setting.DATA.variable()));
    }

    /** A folder that goes when it is closed. */
    public static DataFolder openThrowaway(Path path) {
        var folder = open(path);
        return new DataFolder(folder.path, folder.lock, false);
    }

    private static boolean held(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a file that only this program's user can read, all of it or nothing. */
    public void writeSecret(String name, String text) {
        writeSecret(path.resolve(name), text);
    }

    static void writeSecret(Path file, String text) {
        try {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_US)));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (!kept) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
