package io.mainstay.workspace;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key with which another program uses the API on behalf of a member. The secret is not part of it. */
public record Token(
        String id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public Token {
        scopes = Set.copyOf(scopes);
    }

    public boolean isUsable(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
