package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.KindName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one account, dated, typed, never changed.
 *
 * @param seq its place in the order in which facts became visible
 * @param account null for facts about the company
 * @param at when it was true in the world
 * @param fields the values as JSON text: decimals and moments as texts, absent fields left out
 * @param key the record's identity in its source
 * @param revision counted from 1 for each record of a source
 * @param replaces the seq of the revision before this one
 * @param recordedAt when Mainstay learned it; never earlier than that of a lower seq
 * @param retracted true when this revision says the record is no more
 */
public record Fact(
        long seq,
        KindName kind,
        @Nullable AccountId account,
        Instant at,
        String subject,
        String fields,
        String source,
        String key,
        int revision,
        @Nullable Long replaces,
        Instant recordedAt,
        boolean retracted) {}
