package io.mainstay.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of this program: the first seals, each of them opens what it once sealed. */
final class MasterKeys {

    private final List<MasterKey> keys;
    private final SecretKey origin;
    private final DataFolder folder;

    private MasterKeys(List<MasterKey> keys, SecretKey origin, DataFolder folder) {
        this.keys = List.copyOf(keys);
        this.origin = origin;
        this.folder = folder;
    }

    /** @param mayMake whether nothing is sealed yet, so that a key may be made where there is none */
    static MasterKeys open(SecretKey origin, DataFolder folder, boolean mayMake) {
        Path file = origin.file(folder);
        if (file == null) {
            return new MasterKeys(origin.given(), origin, folder);
        }
        if (!Files.exists(file) && origin.isOurs() && mayMake) {
            var made = new MasterKeys(List.of(MasterKey.random()), origin, folder);
            made.write();
            return made;
        }
        try {
            return new MasterKeys(read(Files.readString(file)), origin, folder);
        } catch (IOException | IllegalArgumentException cannot) {
            String why = cannot instanceof IOException
                    ? (Files.exists(file) ? "cannot be read" : "is not there")
                    : "holds no key that can be used: each line " + cannot.getMessage();
            throw new CannotStart(
                    ("the file %s with the key of the stored secrets %s. Put it back from where it was kept,"
                                    + " or name another by %s.")
                            .formatted(file, why, Setting.SECRET_KEY_FILE.variable()));
        }
    }

    static List<MasterKey> read(String texts) {
        List<MasterKey> keys = Stream.of(texts.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(MasterKey::of)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("must be 32 bytes in Base64 or as 64 hexadecimal digits");
        }
        return keys;
    }

    MasterKey first() {
        return keys.getFirst();
    }

    Optional<MasterKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** For a person: where these keys came from and which they are. */
    String told() {
        Path file = origin.file(folder);
        return "%s (%s)"
                .formatted(
                        file == null ? Setting.SECRET_KEY.variable() : file,
                        keys.stream().map(MasterKey::toString).collect(Collectors.joining(", ")));
    }

    /** Keys that come from the environment are changed there, by the person who runs the program. */
    boolean areInFile() {
        return origin.file(folder) != null;
    }

    /** A new first key before these, kept at once. */
    MasterKeys withNewFirst() {
        var more = new MasterKeys(
                Stream.concat(Stream.of(MasterKey.random()), keys.stream()).toList(), origin, folder);
        more.write();
        return more;
    }

    /** Forgets all but the first. */
    MasterKeys firstAlone() {
        var alone = new MasterKeys(List.of(first()), origin, folder);
        if (areInFile()) {
            alone.write();
        }
        return alone;
    }

    private void write() {
        @Nullable Path file = origin.file(folder);
        if (file == null) {
            throw new IllegalStateException("Keys that were given are not written to a file");
        }
        DataFolder.writeSecret(file, keys.stream().map(MasterKey::text).collect(Collectors.joining("\n", "", "\n")));
    }
}
