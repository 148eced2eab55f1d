package io.mainstay.metrics;

import java.time.Instant;
import java.util.List;

/**
 * A part of the accounts asked for, and what all of them come to.
 *
 * @param count how many were asked for in all
 * @param total over all of them, not only those listed
 * @param knownAt up to when facts were known
 */
public record AccountList(List<AccountLine> lines, long count, AccountLine.Revenue total, Instant knownAt) {

    public AccountList {
        lines = List.copyOf(lines);
    }

    public boolean hasMoreBefore() {
        return !lines.isEmpty() && lines.getFirst().place() > 1;
    }

    public boolean hasMoreAfter() {
        return !lines.isEmpty() && lines.getLast().place() < count;
    }
}
