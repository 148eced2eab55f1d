package io.mainstay.workspace;

import java.time.Instant;

/** What walking along the chain of the audit log came to. */
public sealed interface AuditChain {

    Instant checkedAt();

    /** @param through the last line; 0 when there is none yet */
    record Whole(Instant checkedAt, long through) implements AuditChain {}

    /** @param line the first that does not fit the one before it */
    record Broken(Instant checkedAt, long line) implements AuditChain {}

    /**
     * Lines are missing at the end.
     *
     * @param through the last that is there
     * @param written the last that was written
     */
    record Cut(Instant checkedAt, long through, long written) implements AuditChain {}
}
