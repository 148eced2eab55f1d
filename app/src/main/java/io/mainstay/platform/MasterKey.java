package io.mainstay.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that secrets are sealed with: AES of 256 bits in Galois counter mode. It has an id, so that a sealed secret can
 * say which key opens it; the id gives nothing of the key away.
 */
final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static MasterKey random() {
        return new MasterKey(random(KEY_BYTES));
    }

    /** Reads 32 bytes written in Base64 or as 64 hexadecimal digits. The text is never repeated in a message. */
    static MasterKey of(String text) {
        byte[] bytes = decoded(text.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("must be 32 bytes in Base64 or as 64 hexadecimal digits");
        }
        return new MasterKey(bytes);
    }

    private static byte[] decoded(String text) {
        try {
            return text.length() == 2 * KEY_BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    String id() {
        var sha = Sha256.digest();
        sha.update("mainstay key id".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(sha.digest(bytes), ID_BYTES));
    }

    /** The key itself, to be written to the key file and nowhere else. */
    String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @param place where the sealed text will stand; it opens nowhere else */
    byte[] seal(byte[] secret, String place) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, 0, place);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /** Throws {@link IllegalStateException} when it was sealed by another key, for another place, or was changed. */
    byte[] open(byte[] sealed, String place) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("A sealed secret of %d bytes is too short".formatted(sealed.length));
        }
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES, place);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, int from, String place) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of %s cannot be opened with key %s".formatted(place, id()), e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "key " + id();
    }
}
