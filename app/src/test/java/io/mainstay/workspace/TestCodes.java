package io.mainstay.workspace;

import java.time.Instant;

/** An authenticator app in the hand of a test. */
public final class TestCodes {

    private TestCodes() {}

    /** What an app shows that was given this secret, so many half minutes from now. */
    public static String code(String secret, int steps) {
        return Totp.of(secret.replace(" ", "")).code(Totp.step(Instant.now()) + steps, 6);
    }
}
