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
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** The folder where Mainstay keeps its data, held by this program alone while it runs. */
public final class DataFolder implements AutoCloseable {

    private static final String ONLY_US = "rw-------";

    /** Stands in a folder while a restore fills it. */
    private static final String UNFINISHED = "restore.unfinished";

    /** What an operator may have put there before, and what a start makes anew. */
    private static final Set<String> COUNTS_AS_EMPTY = Set.of("lock", "runtime", "secret.key");

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
                return whole(new DataFolder(path.toRealPath(), lock, true));
            }
            lock.close();
        } catch (IOException cannot) {
            throw new CannotStart("the data folder %s cannot be used: %s".formatted(path, cannot), cannot);
        }
        throw new CannotStart("another Mainstay is using the data folder %s; stop it first, or set %s to another folder"
                .formatted(path, Setting.DATA.variable()));
    }

    private static DataFolder whole(DataFolder folder) {
        if (Files.exists(folder.resolve(UNFINISHED))) {
            folder.close();
            throw new CannotStart(
                    "the data folder %s holds a restore that was not finished; delete the folder and restore again"
                            .formatted(folder.path));
        }
        return folder;
    }

    /** A folder to restore into: nothing may be in it, and until {@link #finished()} nothing else opens it. */
    public static DataFolder openUnfinished(Path path) {
        var folder = open(path);
        try (var files = Files.list(folder.path)) {
            var found = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !COUNTS_AS_EMPTY.contains(name))
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                throw new CannotStart(
                        "the data folder %s is not empty (it holds %s); a backup is restored into an empty folder only, so set %s to another"
                                .formatted(folder.path, String.join(", ", found), Setting.DATA.variable()));
            }
            Files.createFile(folder.resolve(UNFINISHED));
            return folder;
        } catch (IOException cannot) {
            folder.close();
            throw new CannotStart("the data folder %s cannot be used: %s".formatted(path, cannot), cannot);
        } catch (CannotStart notEmpty) {
            folder.close();
            throw notEmpty;
        }
    }

    /** Everything is in it. */
    public void finished() {
        try {
            Files.delete(resolve(UNFINISHED));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
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
