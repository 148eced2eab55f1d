package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (19 MiB, two passes, one lane). A few at a time, because each takes memory that an
 * attacker would like to use up.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = encoder.encode("the password of nobody");

    String hash(String password) {
        PasswordRule.problem(password).ifPresent(problem -> {
            throw new Refused(ErrorCode.INVALID, problem);
        });
        return inTurn(() -> encoder.encode(password));
    }

    /** Does the same work whether or not there is a hash, so that the time tells nothing. */
    boolean matches(String password, Optional<String> hash) {
        String bounded = password.length() > PasswordRule.MOST ? "" : password;
        boolean same = inTurn(() -> encoder.matches(bounded, hash.orElse(nobodys)));
        return same && hash.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
