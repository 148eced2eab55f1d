package io.mainstay.cli;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Setting;
import io.mainstay.platform.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The keys of the stored secrets: what opens them is not in a backup unless somebody asks for it. */
final class KeptKeys {

    private KeptKeys() {}

    /** The file that holds them, to be put into the backup. */
    static Path file(Settings settings) {
        Path file = settings.secretKey().file(settings.data());
        if (file == null) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "The key of the stored secrets is given by %s, so there is no file of it to keep."
                            .formatted(Setting.SECRET_KEY.variable()));
        }
        if (!Files.isReadable(file)) {
            throw new Refused(
                    ErrorCode.NOT_FOUND,
                    "The file %s with the key of the stored secrets cannot be read.".formatted(file));
        }
        return file;
    }

    /** What a person must keep beside the backup. */
    static String told(Settings settings, boolean included) {
        return included ? """
                  It holds the key of the stored secrets too: whoever has this file can read them. Keep it as you keep
                  passwords. Not in it: the settings in the environment, and what is computed anew.""" : """
                  The stored secrets are in it, sealed. Not in it: their key (%s), the settings in the environment, and
                  what is computed anew. Keep the key, apart from the backup: without it connected sources and second
                  factors must be set up again.""".formatted(place(settings));
    }

    /** What a person must do about them before a restored Mainstay starts; null when nothing. */
    static @Nullable String missing(Settings settings) {
        Path file = settings.secretKey().file(settings.data());
        return file == null || Files.exists(file) ? null : """
                  The key of the stored secrets was not in the backup. Put it to %s before you start Mainstay.""".formatted(file);
    }

    private static String place(Settings settings) {
        Path file = settings.secretKey().file(settings.data());
        return file == null ? Setting.SECRET_KEY.variable() : file.toString();
    }
}
