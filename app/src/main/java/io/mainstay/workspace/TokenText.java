package io.mainstay.workspace;

import io.mainstay.platform.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API token as its holder writes it: {@code mst_pat_<id>_<secret><checksum>}. The beginning and the checksum let
 * scanners recognise a token that was published by mistake.
 */
final class TokenText {

    private static final String START = "mst_pat_";
    private static final int ID = 22;
    private static final int SECRET = 43;
    private static final int CHECKSUM = 6;
    private static final int LENGTH = START.length() + ID + 1 + SECRET + CHECKSUM;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(LETTERS.length());
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String secret;

    private TokenText(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    static TokenText random() {
        return new TokenText(random(ID), random(SECRET));
    }

    /** Empty when the text is no token of ours, which its checksum tells without asking the database. */
    static Optional<TokenText> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(START) || text.charAt(START.length() + ID) != '_') {
            return Optional.empty();
        }
        int secretAt = START.length() + ID + 1;
        var token = new TokenText(
                text.substring(START.length(), START.length() + ID), text.substring(secretAt, secretAt + SECRET));
        return token.whole().equals(text) ? Optional.of(token) : Optional.empty();
    }

    String id() {
        return id;
    }

    /** What is kept of the secret: enough to recognise it, too little to use it. */
    byte[] digest() {
        return Sha256.bytes(secret);
    }

    /** The token itself, to be shown once. */
    String whole() {
        String body = START + id + "_" + secret;
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + inBase62(BigInteger.valueOf(crc.getValue()), CHECKSUM);
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String inBase62(BigInteger number, int length) {
        var text = new StringBuilder(length);
        for (BigInteger rest = number; text.length() < length; rest = rest.divide(BASE)) {
            text.append(LETTERS.charAt(rest.mod(BASE).intValue()));
        }
        return text.reverse().toString();
    }
}
