package io.mainstay.metrics;

import java.time.Instant;

/**
 * One answer of the revenue policy that somebody changed.
 *
 * @param by the member who did
 */
public record PolicyChange(long id, String option, String before, String after, Instant at, long by) {}
