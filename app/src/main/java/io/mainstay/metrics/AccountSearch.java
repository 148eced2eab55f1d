package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.MeasureName;
import java.util.Collection;
import java.util.stream.Collectors;

/** The query that finds accounts by a part of the name they go by now. */
final class AccountSearch {

    private static final String FOUND = """
            with named as (
                select account, arg_max(value, day) as name
                  from %1$s
                 where name = 'name'
                 group by account
            ),
            besides as (select unnest([%2$s]::bigint[]) as account),
            found as (
                select account from named where contains(lower(name), lower(%3$s))
                 union
                select account from besides where %5$s
            )
            select account, coalesce(name, '') as name
              from found
              left join named using (account)
             order by coalesce(lower(name), '') <> lower(%3$s),
                      account not in (select account from besides) and not starts_with(lower(name), lower(%3$s)),
                      lower(name), account
             limit %4$d
            """;

    private AccountSearch() {}

    static String sql(Seen book, String text, Collection<AccountId> besides, int limit) {
        return FOUND.formatted(
                book.ensure(MeasureName.of("attribute")),
                besides.stream().map(AccountId::toString).collect(Collectors.joining(", ")),
                "'" + text.replace("'", "''") + "'",
                limit,
                book.within());
    }
}
