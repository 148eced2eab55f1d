package io.mainstay.workspace;

import java.time.Instant;

/**
 * A browser in which a member is signed in.
 *
 * @param id names it without opening it
 * @param device as people call it; empty when it did not say
 * @param own whether it is the one that asks
 */
public record OpenSession(String id, String device, Instant startedAt, Instant lastUsedAt, boolean own) {}
