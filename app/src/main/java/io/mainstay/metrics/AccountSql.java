package io.mainstay.metrics;

import io.mainstay.semantics.MeasureName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The query that lists accounts with what a book says of them: profile, revenue, contracts, side by side. */
record AccountSql(Seen book, AccountQuestion asked, LocalDate known) {

    private static final String LISTED = """
            with stated as (
                select account, name, coalesce(arg_max(value, day) filter (where day < date '%1$s'), arg_min(value, day)) as value
                  from %2$s
                 where name in (%3$s)
                 group by account, name
            ),
            profile as (select account, %4$s from stated group by account),
            revenue as (
                select account, coalesce(sum(amount) filter (where day < date '%1$s'), 0) as mrr,
                       coalesce(sum(amount) filter (where day >= date '%5$s' and day < date '%1$s'), 0) as change,
                       coalesce(sum(logos) filter (where day < date '%1$s'), 0) as logos,
                       coalesce(sum(native) filter (where day < date '%1$s'), 0) as native,
                       min(day) filter (where kind in ('new', 'reactivation') or (kind = 'transfer' and amount > 0)) as since
                  from %6$s
                 where day <= date '%7$s'
                 group by account
            ),
            yearly as (
                select account, sum(starts) as year_ago, sum(ends) as year_ago_now
                  from %8$s
                 where day < date '%1$s' and day <= date '%7$s'
                 group by account
            ),
            terms as (select account, min(day) filter (where undecided = 1) as renewal from %9$s group by account),
            everyone as (
                select account from %2$s union select account from %13$s union select account from revenue union select account from terms
            ),
            -- who pays in a currency without a rate, and of whom nobody told what it pays, pays an unknown amount
            listed as (
                select account, %10$s, known, case when known then coalesce(mrr, 0) end as mrr, case when known then coalesce(change, 0) end as change,
                       coalesce(year_ago, 0) as year_ago, coalesce(year_ago_now, 0) as year_ago_now, since,
                       case when logos > 0 then 'PAYING' when since is not null then 'FORMER' else 'NEVER' end as state,
                       case when logos > 0 or since is null then renewal end as renewal
                  from (
                       select *, case when revenue.account is not null then mrr <> 0 or logos <= 0 or native = 0
                                      else account in (select account from %13$s) end as known
                         from everyone
                         left join revenue using (account)
                       )
                  left join profile using (account)
                  left join yearly using (account)
                  left join terms using (account)
            ),
            chosen as (
                select *, row_number() over (order by %11$s nulls last, account) as place
                  from listed
                 where %12$s
            )
            """;

    /** What all chosen accounts come to, beside each of them, so that the list is worked out once. */
    private static final String ALL = """
            count(*) over () as accounts, sum(mrr) over () as all_mrr, sum(change) over () as all_change,
            sum(year_ago) over () as all_year_ago, sum(year_ago_now) over () as all_year_ago_now""";

    /** The names of the attributes it reads, the name first; column `v0` is the first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("name"));
        names.addAll(asked.attributes());
        new TreeSet<>(asked.filter().attributes().keySet())
                .stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    String lines(AccountQuestion.Slice slice) {
        String place = "";
        String order = "place";
        if (slice.after() != null) {
            place = " where place > coalesce((select place from chosen where account = %s), 0)"
                    .formatted(id(slice.after()));
        } else if (slice.before() != null) {
            place = " where place < coalesce((select place from chosen where account = %s), 0)"
                    .formatted(id(slice.before()));
            order = "place desc";
        }
        return "%s select * from (select * from (select *, %s from chosen)%s order by %s limit %d) order by place"
                .formatted(listed(), ALL, place, order, slice.limit());
    }

    String totals() {
        return listed()
                + " select count(*) as accounts, sum(mrr) as mrr, sum(change) as change,"
                + " coalesce(sum(year_ago), 0) as year_ago, coalesce(sum(year_ago_now), 0) as year_ago_now from chosen";
    }

    private String listed() {
        List<String> names = names();
        List<String> pivot = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            pivot.add("max(case when name = %s then value end) as w%d".formatted(text(names.get(at)), at));
            filled.add("coalesce(w%1$d, '') as v%1$d".formatted(at));
        }
        return LISTED.formatted(
                asked.period().to(),
                table("attribute"),
                names.stream().map(AccountSql::text).collect(Collectors.joining(", ")),
                String.join(", ", pivot),
                asked.period().from(),
                table("movement"),
                known,
                table("trailing_year"),
                table("contract_term"),
                String.join(", ", filled),
                order(names),
                conditions(names),
                table("subscription_step"));
    }

    private String order(List<String> names) {
        String expression =
                switch (asked.order().by()) {
                    case "name" -> "nullif(lower(v0), '')";
                    case "arr" -> "mrr";
                    case "change" -> "change";
                    case "nrr" -> "case when year_ago > 0 then year_ago_now / year_ago end";
                    case "since" -> "since";
                    case "renewal" -> "renewal";
                    default ->
                        "nullif(lower(v%d), '')"
                                .formatted(names.indexOf(asked.order().by()));
                };
        return expression + (asked.order().down() ? " desc" : "");
    }

    private String conditions(List<String> names) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        for (Map.Entry<String, String> one : asked.filter().attributes().entrySet()) {
            conditions.add("v%d = %s".formatted(names.indexOf(one.getKey()), text(one.getValue())));
        }
        if (!asked.filter().accounts().isEmpty()) {
            conditions.add("account in (%s)"
                    .formatted(asked.filter().accounts().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "))));
        }
        if (!asked.search().isBlank()) {
            conditions.add("contains(lower(v0), lower(%s))"
                    .formatted(text(asked.search().strip())));
        }
        if (asked.state() != null) {
            conditions.add("state = '%s'".formatted(asked.state()));
        }
        return String.join(" and ", conditions);
    }

    private String table(String measure) {
        return book.ensure(MeasureName.of(measure));
    }

    private static long id(String account) {
        return account.matches("[0-9]{1,18}") ? Long.parseLong(account) : 0;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
