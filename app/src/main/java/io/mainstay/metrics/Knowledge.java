package io.mainstay.metrics;

import java.time.Instant;

/**
 * What was known at one point: the facts up to a seq, looked at in a moment.
 *
 * @param at the moment, which decides what has happened by then
 */
public record Knowledge(long seq, Instant at) {}
