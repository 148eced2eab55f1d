package io.mainstay.closing;

import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Period;
import io.mainstay.workspace.Company;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that is signed when a month is closed.
 *
 * @param version counted from 1 for each month: closing it again after a reopening makes the next
 * @param setAside how many records were set aside then, which the one who closed it knew of
 * @param policy the revenue policy's answers, by option
 * @param definitions the fingerprint of every definition, by file
 * @param previous the signature of the closing before this one, of whichever month; empty for the first
 */
public record SignedContent(
        Period period,
        int version,
        Signer signer,
        Company company,
        Knowledge known,
        long setAside,
        Map<String, SignedFigure> figures,
        Map<String, String> policy,
        Map<String, String> definitions,
        Sheet accounts,
        String previous) {

    /** Who closed it, when, and what they had to say. */
    public record Signer(long member, String name, Instant at, String note) {}

    /** The file of accounts that belongs to it: how many there are, and its SHA-256. */
    public record Sheet(int count, String sha256) {}

    public SignedFigure figure(String metric) {
        SignedFigure figure = figures.get(metric);
        if (figure == null) {
            throw new IllegalArgumentException(metric + " was not signed");
        }
        return figure;
    }
}
