package io.mainstay.sources.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature on a letter from Stripe: over the moment it was sent and every byte of it, by a secret only Stripe and we
 * know. While a secret is being replaced, letters carry a signature by each.
 */
final class StripeSignature {

    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final int MOST_SIGNATURES = 16;

    private StripeSignature() {}

    /** @param header as {@code t=1700000000,v1=5257a8…,v1=…} */
    static boolean fits(String header, byte[] body, List<String> secrets, Instant now) {
        String time = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.split(",", MOST_SIGNATURES)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1") && pair[1].matches("[0-9a-fA-F]{64}")) {
                signatures.add(HexFormat.of().parseHex(pair[1]));
            }
        }
        if (!time.matches("\\d{1,12}") || !isRecent(Instant.ofEpochSecond(Long.parseLong(time)), now)) {
            return false;
        }
        boolean fits = false;
        for (String secret : secrets) {
            byte[] expected = sign(time, body, secret);
            for (byte[] signature : signatures) {
                fits |= MessageDigest.isEqual(expected, signature);
            }
        }
        return fits;
    }

    private static boolean isRecent(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }

    static byte[] sign(String time, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
