package io.mainstay.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Lets the command line on this machine speak to the running program: whoever can read the data folder may do what the
 * program itself may do. Made anew at every start.
 */
@Component
public final class LocalToken {

    private static final int BYTES = 32;

    private final String value;

    public LocalToken() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        this.value = "local_" + HexFormat.of().formatHex(bytes);
    }

    public String value() {
        return value;
    }

    /** Takes the same time whatever is presented. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
