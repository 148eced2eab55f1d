package io.mainstay.web.settings;

import io.mainstay.web.Show;
import io.mainstay.web.parts.Badge;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Token;
import java.time.Instant;
import java.util.stream.Collectors;

/** One token in the list. */
public record TokenRow(
        String id, String name, String allows, Badge state, String made, String ends, String lastUsed, boolean usable) {

    static TokenRow of(Token token, Instant now, Show show) {
        return new TokenRow(
                token.id(),
                token.name(),
                token.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(", ")),
                state(token, now),
                show.moment(token.createdAt()),
                show.moment(token.expiresAt()),
                show.moment(token.lastUsedAt(), "Never"),
                token.isUsable(now));
    }

    private static Badge state(Token token, Instant now) {
        if (token.revokedAt() != null) {
            return new Badge("bad", "Revoked");
        }
        return token.isUsable(now) ? new Badge("good", "Works") : new Badge("plain", "Ended");
    }
}
