package io.mainstay.platform;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of the secrets comes from, as the settings say: given, in a file, or in the data folder. It never stands
 * in the database, so that a copy of the database alone opens nothing.
 */
public final class SecretKey {

    /** The file in the data folder when nothing else is said. */
    static final String FILE = "secret.key";

    private final List<MasterKey> given;
    private final @Nullable Path file;

    private SecretKey(List<MasterKey> given, @Nullable Path file) {
        this.given = List.copyOf(given);
        this.file = file;
    }

    /** @param texts the key, then those it replaced, separated by commas or white space */
    static SecretKey given(String texts) {
        return new SecretKey(MasterKeys.read(texts), null);
    }

    static SecretKey inFile(Path file) {
        return new SecretKey(List.of(), file);
    }

    static SecretKey inDataFolder() {
        return new SecretKey(List.of(), null);
    }

    List<MasterKey> given() {
        return given;
    }

    /** Null when the keys were given outright. */
    @Nullable Path file(DataFolder folder) {
        return file(folder.path());
    }

    /** The same for a data folder that is not open; null when the keys are given in the environment. */
    public @Nullable Path file(Path data) {
        if (!given.isEmpty()) {
            return null;
        }
        return file == null ? data.resolve(FILE) : file;
    }

    /** Whether the file is Mainstay's own, in the data folder. */
    public boolean isOurs() {
        return given.isEmpty() && file == null;
    }

    @Override
    public String toString() {
        return given.isEmpty() ? "in " + (file == null ? FILE : file) : "given";
    }
}
