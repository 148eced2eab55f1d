package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Ownership;
import io.mainstay.facts.FactStore.Head;
import io.mainstay.workspace.Reach;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log. */
final class FactReader {

    private static final int FETCHED_AT_ONCE = 5_000;

    private static final String ALL = """
            select f.seq, f.kind, f.account, f.at, f.subject, f.fields::text as fields, f.source, f.source_key,
                   f.revision, f.replaces, f.recorded_at, f.retracted
              from fact f
            """;

    /** What is outside the reader's portfolio is not there; nor are the company's own facts, for who sees a portfolio. */
    private static final String WITHIN = "(:whole or f.account = any(:reach))";

    private static final String ONE = ALL + " where f.seq = :seq and " + WITHIN;

    private static final String SOME = ALL + " where f.seq = any(:seqs) order by f.seq";

    private static final String CURRENT = ALL
            + " join fact_head h on h.seq = f.seq where h.source = :source and h.source_key = any(:keys) and " + WITHIN;

    private static final String RECORDS = ALL + """
               join fact_head h on h.seq = f.seq
              where h.source = :source
                and (:whole or f.account = any(:reach))
                and (cast(:kind as text) is null or h.kind = :kind)
                and (cast(:words as text) is null
                     or strpos(lower(f.source_key || ' ' || f.subject), lower(:words)) > 0)
                and (:before = 9223372036854775807
                     or (f.%1$s, f.seq) %3$s (select %1$s, seq from fact where seq = :before))
              order by f.%1$s %2$s, f.seq %2$s
              limit :limit
            """;

    private static final String BETWEEN = ALL + " where f.seq > :after and f.seq <= :upTo order by f.seq";

    private static final String ACCOUNTS_OF = """
            select distinct account
              from fact
             where seq = any(:seqs) and account is not null
            """;

    private static final String STATED_OWNERS = """
            select f.account, f.at, f.fields ->> 'owner' as owner
              from fact f
             where f.kind = 'account_profile'
               and f.account = any(:accounts)
               and jsonb_exists(f.fields, 'owner')
               and not f.retracted
               and not exists (select from fact later where later.replaces = f.seq)
             order by f.account, f.at, f.seq
            """;

    private static final String SEQ_AS_OF = """
              select seq
                from fact
               where recorded_at < :moment
            order by recorded_at desc, seq desc
               limit 1
            """;

    private static final String REVISIONS =
            """
            with recursive revisions as (
                select h.seq, 1 as back
                  from fact_head h
                 where h.source = :source
                   and h.source_key = :key
                 union all
                select f.replaces, r.back + 1
                  from revisions r
                  join fact f on f.seq = r.seq
                 where f.replaces is not null
            )
            """ + ALL + " join revisions using (seq) where " + WITHIN + " order by f.seq";

    private static final String LAST_REVISIONS = """
            with recursive last as (
                select h.seq, 1 as back
                  from fact_head h
                 where h.source = :source
                   and h.source_key = :key
                 union all
                select f.replaces, l.back + 1
                  from last l
                  join fact f on f.seq = l.seq
                 where f.replaces is not null
                   and l.back < :count
            )
            select f.source_key, f.kind, f.seq, f.revision, f.digest
              from fact f
              join last using (seq)
             order by f.seq
            """;

    private static final String STANDING = """
              select kind, source_key
                from fact_head
               where source = :source
                 and source_key > :after
                 and digest <> :retracted
            order by source_key
               limit :limit
            """;

    private static final String STANDING_COUNTS = """
              select kind, count(*) as records
                from fact_head
               where source = :source
                 and digest <> :retracted
            group by kind
            order by kind
            """;

    private static final String TIMELINE = ALL + """
             where f.account = :account
               and f.seq <= :asOf
               and (:before = 9223372036854775807
                    or (f.%1$s, f.seq) %3$s (select %1$s, seq from fact where seq = :before))
               and (cast(:kind as text) is null or f.kind = :kind)
               and (:search = '' or position(lower(:search) in lower(concat_ws(' ', f.subject, f.source, f.source_key, f.fields))) > 0)
               and (:whole or f.account = any(:reach))
               and not f.retracted
               and not exists (select from fact later where later.replaces = f.seq and later.seq <= :asOf)
             order by f.%1$s %2$s, f.seq %2$s
             limit :limit
            """;

    private final JdbcClient db;

    FactReader(JdbcClient db) {
        this.db = db;
    }

    Optional<Fact> find(Reach reach, long seq) {
        return within(reach, ONE).param("seq", seq).query(FactStore.FACT).optional();
    }

    List<Fact> list(Collection<Long> seqs) {
        return db.sql(SOME)
                .param("seqs", seqs.toArray(Long[]::new))
                .query(FactStore.FACT)
                .list();
    }

    Map<String, Fact> current(Reach reach, String source, Collection<String> keys) {
        Map<String, Fact> current = HashMap.newHashMap(keys.size());
        within(reach, CURRENT)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query(FactStore.FACT)
                .list()
                .forEach(fact -> current.put(fact.key(), fact));
        return current;
    }

    List<Fact> records(Reach reach, RecordsPage page) {
        return within(reach, page.order().in(RECORDS))
                .param("source", page.source())
                .param("kind", page.kind())
                .param("words", page.words())
                .param("before", page.before())
                .param("limit", page.limit())
                .query(FactStore.FACT)
                .list();
    }

    void between(long after, long upTo, Consumer<Fact> each) {
        db.sql(BETWEEN)
                .param("after", after)
                .param("upTo", upTo)
                .withFetchSize(FETCHED_AT_ONCE)
                .query(row -> {
                    each.accept(FactStore.FACT.mapRow(row, 0));
                });
    }

    long seqAsOf(Instant moment) {
        return db.sql(SEQ_AS_OF)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("seq"))
                .optional()
                .orElse(0L);
    }

    List<Fact> revisions(Reach reach, String source, String key) {
        return within(reach, REVISIONS)
                .param("source", source)
                .param("key", key)
                .query(FactStore.FACT)
                .list();
    }

    List<Standing> standing(String source, String after, int limit) {
        return db.sql(STANDING)
                .param("source", source)
                .param("after", after)
                .param("retracted", CanonicalFact.RETRACTED)
                .param("limit", limit)
                .query((row, _) -> new Standing(row.getString("kind"), row.getString("source_key")))
                .list();
    }

    Map<String, Long> standing(String source) {
        Map<String, Long> counts = new TreeMap<>();
        db.sql(STANDING_COUNTS)
                .param("source", source)
                .param("retracted", CanonicalFact.RETRACTED)
                .query(row -> {
                    counts.put(row.getString("kind"), row.getLong("records"));
                });
        return counts;
    }

    /** At most so many, the first first. */
    List<Head> lastRevisions(String source, String key, int count) {
        return db.sql(LAST_REVISIONS)
                .param("source", source)
                .param("key", key)
                .param("count", count)
                .query(FactStore.HEAD)
                .list();
    }

    List<Fact> timeline(Reach reach, AccountId account, Timeline what) {
        return within(reach, what.order().in(TIMELINE))
                .param("account", account.value())
                .param("asOf", what.asOf())
                .param("kind", what.kind() == null ? null : what.kind().value())
                .param("search", what.search())
                .param("before", what.before())
                .param("limit", what.limit())
                .query(FactStore.FACT)
                .list();
    }

    /** The accounts that these facts are about. */
    Set<AccountId> accountsOf(Collection<Long> seqs) {
        Set<AccountId> accounts = new HashSet<>();
        db.sql(ACCOUNTS_OF).param("seqs", seqs.toArray(Long[]::new)).query(row -> {
            accounts.add(AccountId.of(row.getLong("account")));
        });
        return accounts;
    }

    /** Everything the profiles of these accounts state about their owners, the last word for a moment last. */
    List<Ownership> statedOwners(Collection<AccountId> accounts) {
        return db.sql(STATED_OWNERS)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Ownership(
                        AccountId.of(row.getLong("account")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("owner")))
                .list();
    }

    private JdbcClient.StatementSpec within(Reach reach, String sql) {
        return db.sql(sql)
                .param("whole", reach.whole())
                .param("reach", reach.accounts().toArray(Long[]::new));
    }
}
