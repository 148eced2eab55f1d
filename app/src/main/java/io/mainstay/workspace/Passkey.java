package io.mainstay.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey of a member, as its holder tells it from others. */
public record Passkey(
        String id, String label, Instant madeAt, @Nullable Instant lastUsedAt) {}
