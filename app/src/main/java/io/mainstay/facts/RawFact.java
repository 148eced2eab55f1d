package io.mainstay.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came in, before anything about it is believed.
 *
 * @param kind the fact kind it claims
 * @param account the account's key outside Mainstay; null for facts about the company
 * @param at when it was true in the world: an ISO-8601 moment, or a date meaning local midnight
 * @param subject what it is about, such as a subscription's id
 * @param fields values by field name: texts, numbers, booleans, lists, maps; null clears a field
 * @param key the record's identity in its source
 * @param retract true when the source deleted the record
 */
public record RawFact(
        String kind,
        @Nullable String account,
        @Nullable String at,
        @Nullable String subject,
        Map<String, @Nullable Object> fields,
        String key,
        boolean retract) {}
