package io.mainstay.workspace;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of an authenticator app (RFC 6238): six digits that both sides work out from a shared secret and the present
 * half minute.
 */
public final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int BYTES = 20;
    private static final int DIGITS = 6;
    private static final int WINDOW = 1;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    static Totp random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Totp(secret);
    }

    static Totp of(byte[] secret) {
        return new Totp(secret);
    }

    /** From what {@link #text} gave. */
    static Totp of(String text) {
        byte[] secret = new byte[text.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            held = held << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret[at++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return new Totp(secret);
    }

    /** The secret in Base32, as people type it into an app that cannot see the picture. */
    public String text() {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : secret) {
            held = held << 8 | next & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS.charAt(held >> bits & 31));
                held &= (1 << bits) - 1;
            }
        }
        return text.toString();
    }

    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }

    /** The step that a code belongs to: the present one, or one to either side for clocks that differ. */
    OptionalLong stepOf(String code, Instant now) {
        long present = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - WINDOW; step <= present + WINDOW; step++) {
            boolean same = MessageDigest.isEqual(code(step, DIGITS).getBytes(), code.getBytes());
            found = same ? OptionalLong.of(step) : found;
        }
        return found;
    }

    String code(long step, int digits) {
        byte[] hash = hash(step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | hash[offset + 3] & 0xff;
        int power = 1;
        for (int at = 0; at < digits; at++) {
            power *= 10;
        }
        return ("%0" + digits + "d").formatted(number % power);
    }

    private byte[] hash(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(
                    java.nio.ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
