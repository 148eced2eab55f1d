package io.mainstay.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256: of texts in UTF-8, and to be fed piece by piece. */
public final class Sha256 {

    private Sha256() {}

    /** A text's SHA-256, as `sha256sum` writes it for a file of the same bytes. */
    public static String of(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** The 32 bytes of a text's SHA-256. */
    public static byte[] bytes(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One that has taken nothing yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
