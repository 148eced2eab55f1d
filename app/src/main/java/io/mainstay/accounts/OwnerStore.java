package io.mainstay.accounts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose the accounts are, in PostgreSQL. */
final class OwnerStore {

    private static final String FORGET = """
            delete from account_owner
             where account = any(:accounts)
            """;

    private static final String ADD = """
            insert into account_owner (account, from_at, owner)
            select *
              from unnest(:accounts::bigint[], :moments::timestamptz[], :owners::text[])
            """;

    /** Of each account that was ever theirs, the last statement up to now decides. */
    private static final String OWNED = """
            select account
              from (
                   select distinct on (account) account, owner
                     from account_owner
                    where account in (select account from account_owner where owner = any(:owners))
                      and from_at <= :now
                    order by account, from_at desc
                   ) as latest
             where owner = any(:owners)
            """;

    private final JdbcClient db;

    OwnerStore(JdbcClient db) {
        this.db = db;
    }

    /** Replaces all that is known of these accounts. Of statements for one moment the last counts. */
    void replace(Collection<AccountId> accounts, List<Ownership> stated) {
        record Place(AccountId account, Instant from) {}
        Map<Place, Ownership> kept = new LinkedHashMap<>();
        stated.forEach(one -> kept.put(new Place(one.account(), one.from()), one));
        Collection<Ownership> rows = kept.values();
        db.sql(FORGET)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .update();
        if (!rows.isEmpty()) {
            db.sql(ADD)
                    .param("accounts", column(rows, row -> row.account().value(), Long[]::new))
                    .param("moments", column(rows, row -> row.from().toString(), String[]::new))
                    .param("owners", column(rows, row -> normal(row.owner()), String[]::new))
                    .update();
        }
    }

    Set<Long> owned(Set<String> owners, Instant now) {
        Set<Long> owned = new HashSet<>();
        db.sql(OWNED)
                .param("owners", owners.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query(row -> {
                    owned.add(row.getLong("account"));
                });
        return owned;
    }

    private static @Nullable String normal(@Nullable String owner) {
        return owner == null || owner.isBlank() ? null : owner.strip().toLowerCase(Locale.ROOT);
    }

    private static <T, C> C[] column(Collection<T> rows, Function<T, @Nullable C> of, IntFunction<C[]> array) {
        return rows.stream().map(of).toArray(array);
    }
}
