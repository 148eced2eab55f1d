package io.mainstay.workspace;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random texts that open something once. They are handed out, and only a digest of them is kept. */
final class OnceCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 4;
    private static final int LETTERS_IN_GROUP = 5;
    private static final int TOKEN_BYTES = 32;

    private OnceCode() {}

    /** For paper: 100 bits as {@code 7k2pq-0rxnd-...}, without letters that look like digits. */
    static String forPaper() {
        var code = new StringBuilder();
        for (int at = 0; at < GROUPS * LETTERS_IN_GROUP; at++) {
            if (at > 0 && at % LETTERS_IN_GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** For a link: 256 bits. */
    static String forLink() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** As somebody may type what stands on paper: spaces, capitals, and letters that look like digits do not matter. */
    static String normal(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }
}
