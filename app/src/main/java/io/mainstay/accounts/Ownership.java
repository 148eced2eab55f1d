package io.mainstay.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose an account is from a moment on, until the next one.
 *
 * @param owner null when it is nobody's
 */
public record Ownership(
        AccountId account, Instant from, @Nullable String owner) {}
