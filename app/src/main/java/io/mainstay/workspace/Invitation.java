package io.mainstay.workspace;

import java.time.Instant;

/** Somebody was asked in, and as what; the secret of the link is not part of it. */
public record Invitation(
        long id,
        String email,
        String name,
        Membership membership,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    public boolean isOpen(Instant now) {
        return now.isBefore(expiresAt);
    }
}
