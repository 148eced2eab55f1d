package io.mainstay.web.signin;

import org.jspecify.annotations.Nullable;

/**
 * The pages on the way to a new password.
 *
 * @param step what this one is for
 * @param token the secret of the link, sent back with the new password
 */
public record ResetPage(Step step, String token, @Nullable String problem) {

    /** The pages in their order. */
    public enum Step {
        ASK,
        SENT,
        CHOOSE,
        DEAD,
        DONE
    }

    static ResetPage of(Step step) {
        return new ResetPage(step, "", null);
    }
}
