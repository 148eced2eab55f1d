package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.FactCheck.Checked;
import io.mainstay.platform.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checked record in its one form: accounts as ids, fields as JSON sorted by name, and a digest of it all. Two records
 * of a source with the same key and the same digest say the same.
 */
record CanonicalFact(
        String kind, @Nullable Long account, Instant at, String subject, String fields, String key, byte[] digest) {

    /** The digest of a revision that retracts: every retraction says the same. */
    static final byte[] RETRACTED = new byte[16];

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final char END = '\u001f';

    static CanonicalFact of(Checked.Fits fact, Map<String, AccountId> accounts) {
        @Nullable Long account = fact.account() == null ? null : id(fact.account(), accounts);
        String fields = JSON.writeValueAsString(withIds(fact.fields(), accounts));
        String said = new StringBuilder(fields.length() + 100)
                .append(fact.kind())
                .append(END)
                .append(account)
                .append(END)
                .append(fact.at())
                .append(END)
                .append(fact.subject())
                .append(END)
                .append(fields)
                .toString();
        return new CanonicalFact(fact.kind(), account, fact.at(), fact.subject(), fields, fact.key(), digest(said));
    }

    /** The same place in the world, with nothing said about it any more. */
    CanonicalFact retraction() {
        return new CanonicalFact(kind, account, at, subject, "{}", key, RETRACTED);
    }

    static CanonicalFact retractionOf(Fact fact) {
        @Nullable Long account = fact.account() == null ? null : fact.account().value();
        return new CanonicalFact(fact.kind().value(), account, fact.at(), fact.subject(), "{}", fact.key(), RETRACTED);
    }

    /** Every account that the records name. */
    static Set<String> accountKeys(Iterable<? extends Checked> records) {
        Set<String> keys = new HashSet<>();
        for (Checked each : records) {
            if (each instanceof Checked.Fits fact) {
                if (fact.account() != null) {
                    keys.add(fact.account());
                }
                collectKeys(fact.fields().values(), keys);
            }
        }
        return keys;
    }

    /** The first half of the SHA-256 of a text. */
    static byte[] digest(String text) {
        return Arrays.copyOf(Sha256.bytes(text), RETRACTED.length);
    }

    private static void collectKeys(Collection<?> values, Set<String> keys) {
        for (Object value : values) {
            switch (value) {
                case ValueCheck.AccountKey(String key) -> keys.add(key);
                case List<?> list -> collectKeys(list, keys);
                case Map<?, ?> map -> collectKeys(map.values(), keys);
                case null, default -> {}
            }
        }
    }

    /** In place: nobody else holds the map of a checked record. */
    private static TreeMap<String, @Nullable Object> withIds(
            TreeMap<String, @Nullable Object> fields, Map<String, AccountId> accounts) {
        fields.replaceAll((_, value) -> withIds(value, accounts));
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object withIds(@Nullable Object value, Map<String, AccountId> accounts) {
        return switch (value) {
            case ValueCheck.AccountKey(String key) -> id(key, accounts);
            case List<?> list ->
                list.stream().map(item -> withIds(item, accounts)).toList();
            case TreeMap<?, ?> map -> withIds((TreeMap<String, @Nullable Object>) map, accounts);
            case null, default -> value;
        };
    }

    private static long id(String key, Map<String, AccountId> accounts) {
        AccountId account = accounts.get(key);
        if (account == null) {
            throw new IllegalStateException("The account %s was not resolved".formatted(key));
        }
        return account.value();
    }
}
