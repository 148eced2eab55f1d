package io.mainstay.workspace;

import java.time.Instant;

/** What walking along the chain of the audit log came to. */
public sealed interface AuditChain {

    Instant checkedAt();

    /** @param through the last line; 0 when there is none yet */
    record Whole(Instant checkedAt, long through) implements AuditChain {}

    /** @param line the first that does not fit the one before it */
    record Broken(Instant checkedAt, long line) implements AuditChain {}
}
