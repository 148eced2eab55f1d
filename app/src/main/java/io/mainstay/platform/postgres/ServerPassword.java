package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of a data folder's server: made once, kept where only the folder's owner can read it. */
record ServerPassword(String text) {

    private static final int BYTES = 24;

    static ServerPassword in(Path folder) {
        var file = folder.resolve("postgres.password");
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                var password = new ServerPassword(HexFormat.of().formatHex(bytes));
                password.writtenTo(file);
                return password;
            }
            return new ServerPassword(Files.readString(file).strip());
        } catch (IOException cannot) {
            throw new CannotStart("%s cannot be used: %s".formatted(file, cannot), cannot);
        }
    }

    /** The file must not be there yet. */
    void writtenTo(Path file) throws IOException {
        var onlyUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Files.createFile(file, onlyUs), text);
    }

    @Override
    public String toString() {
        return "a password";
    }
}
