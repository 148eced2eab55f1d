package io.mainstay.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as those who manage the members see them, also one who may not come in any more.
 *
 * @param sessions how many are open
 * @param tokens how many work
 */
public record Person(
        long id,
        String email,
        String name,
        Membership membership,
        boolean active,
        @Nullable Instant lastSeen,
        int sessions,
        int tokens) {}
