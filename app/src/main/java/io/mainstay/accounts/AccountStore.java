package io.mainstay.accounts;

import io.mainstay.workspace.Reach;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts in PostgreSQL. */
final class AccountStore {

    private static final String FIND = """
            select id, key
              from account
             where key = any(:keys)
            """;

    private static final String ADD = """
            insert into account (key, created_at)
            select unnest(:keys::text[]), :now
                on conflict (key) do nothing
            """;

    private static final String KEYS = """
            select id, key
              from account
             where id = any(:ids)
            """;

    /** The key that is just the text comes first, then those that begin with it. */
    private static final String SEARCH = """
            select id, key
              from account
             where position(:text in lower(key)) > 0
               and (:whole or id = any(:reach))
             order by lower(key) <> :text, not starts_with(lower(key), :text), key
             limit :limit
            """;

    private final JdbcClient db;

    AccountStore(JdbcClient db) {
        this.db = db;
    }

    Map<String, AccountId> find(Collection<String> keys) {
        Map<String, AccountId> found = HashMap.newHashMap(keys.size());
        db.sql(FIND).param("keys", keys.toArray(String[]::new)).query(row -> {
            found.put(row.getString("key"), AccountId.of(row.getLong("id")));
        });
        return found;
    }

    Map<AccountId, String> search(Reach reach, String text, int limit) {
        Map<AccountId, String> found = new LinkedHashMap<>();
        db.sql(SEARCH)
                .param("text", text.toLowerCase(Locale.ROOT))
                .param("whole", reach.whole())
                .param("reach", reach.accounts().toArray(Long[]::new))
                .param("limit", limit)
                .query(row -> {
                    found.put(AccountId.of(row.getLong("id")), row.getString("key"));
                });
        return found;
    }

    /** The keys come sorted, so that two writers with the same new keys take them in the same order. */
    void add(Collection<String> keys, Instant now) {
        db.sql(ADD)
                .param("keys", keys.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<AccountId, String> keys(Collection<AccountId> accounts) {
        Map<AccountId, String> keys = HashMap.newHashMap(accounts.size());
        db.sql(KEYS)
                .param("ids", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(row -> {
                    keys.put(AccountId.of(row.getLong("id")), row.getString("key"));
                });
        return keys;
    }
}
