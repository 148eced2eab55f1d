package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.KindName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts in PostgreSQL, and the last revision of each record. */
final class FactStore {

    /** Where the log ends. */
    record End(long seq, Instant recordedAt) {}

    /** The last revision of a record. */
    record Head(String key, String kind, long seq, int revision, byte[] digest) {}

    /** The fact with its place in the log, ready to be written. */
    record Row(
            long seq,
            CanonicalFact fact,
            int revision,
            @Nullable Long replaces,
            boolean retracted) {}

    /** Any number will do, as long as every program that writes facts takes the same. */
    private static final long WRITERS = 7_305_001L;

    /** Whoever waits longer than this is told to come back. */
    private static final String LOCK = """
            select set_config('lock_timeout', '10s', true), pg_advisory_xact_lock(:writers)
            """;

    private static final String END = """
              select seq, recorded_at
                from fact
            order by seq desc
               limit 1
            """;

    private static final String HEADS = """
            select source_key, kind, seq, revision, digest
              from fact_head
             where source = :source
               and source_key = any(:keys)
            """;

    /** One statement for all of it, because every other writer waits while this one is under way. */
    private static final String ADD = """
            with added as (
                insert into fact (seq, kind, account, at, subject, fields, source, source_key, revision, replaces,
                                  digest, recorded_at, retracted)
                select seq, kind, account, at, subject, fields, :source, source_key, revision, replaces, digest,
                       :recordedAt, retracted
                  from unnest(:seqs::bigint[], :kinds::text[], :accounts::bigint[], :ats::timestamptz[],
                              :subjects::text[], :fields::jsonb[], :keys::text[], :revisions::integer[],
                              :replaces::bigint[], :digests::bytea[], :retracted::boolean[])
                       as f(seq, kind, account, at, subject, fields, source_key, revision, replaces, digest, retracted)
            ), moved as (
                insert into fact_head (source, source_key, kind, seq, revision, digest)
                select :source, source_key, kind, seq, revision, digest
                  from unnest(:headKeys::text[], :headKinds::text[], :headSeqs::bigint[], :headRevisions::integer[],
                              :headDigests::bytea[])
                       as h(source_key, kind, seq, revision, digest)
                    on conflict (source, source_key)
                    do update set kind = excluded.kind, seq = excluded.seq, revision = excluded.revision,
                                  digest = excluded.digest
            )
            select pg_notify(:channel, :last)
            """;

    static final RowMapper<Fact> FACT = (row, _) -> new Fact(
            row.getLong("seq"),
            KindName.of(row.getString("kind")),
            row.getObject("account") == null ? null : AccountId.of(row.getLong("account")),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("subject"),
            row.getString("fields"),
            row.getString("source"),
            row.getString("source_key"),
            row.getInt("revision"),
            row.getObject("replaces", Long.class),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getBoolean("retracted"));

    static final RowMapper<Head> HEAD = (row, _) -> new Head(
            row.getString("source_key"),
            row.getString("kind"),
            row.getLong("seq"),
            row.getInt("revision"),
            row.getBytes("digest"));

    private final JdbcClient db;

    FactStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Makes this transaction the only one that adds facts, until it ends. A writer gets its seqs only after the writer
     * before it is visible, so whoever reads "after seq n" never passes over a fact that is committed later.
     */
    End lock() {
        db.sql(LOCK).param("writers", WRITERS).query((row, _) -> 1).single();
        return end();
    }

    End end() {
        return db.sql(END)
                .query((row, _) -> new End(
                        row.getLong("seq"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(new End(0, Instant.EPOCH));
    }

    Map<String, Head> heads(String source, Collection<String> keys) {
        Map<String, Head> heads = HashMap.newHashMap(keys.size());
        db.sql(HEADS)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query(HEAD)
                .list()
                .forEach(head -> heads.put(head.key(), head));
        return heads;
    }

    /** Adds facts, moves the heads of their records, and wakes the other instances of the program on commit. */
    void add(String source, Instant recordedAt, List<Row> rows, Collection<Head> movedHeads) {
        List<Head> heads = List.copyOf(movedHeads);
        db.sql(ADD)
                .param("source", source)
                .param("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .param("seqs", column(rows, Row::seq, Long[]::new))
                .param("kinds", column(rows, row -> row.fact().kind(), String[]::new))
                .param("accounts", column(rows, row -> row.fact().account(), Long[]::new))
                .param("ats", column(rows, row -> row.fact().at().toString(), String[]::new))
                .param("subjects", column(rows, row -> row.fact().subject(), String[]::new))
                .param("fields", column(rows, row -> row.fact().fields(), String[]::new))
                .param("keys", column(rows, row -> row.fact().key(), String[]::new))
                .param("revisions", column(rows, Row::revision, Integer[]::new))
                .param("replaces", column(rows, Row::replaces, Long[]::new))
                .param("digests", column(rows, row -> row.fact().digest(), byte[][]::new))
                .param("retracted", column(rows, Row::retracted, Boolean[]::new))
                .param("headKeys", column(heads, Head::key, String[]::new))
                .param("headKinds", column(heads, Head::kind, String[]::new))
                .param("headSeqs", column(heads, Head::seq, Long[]::new))
                .param("headRevisions", column(heads, Head::revision, Integer[]::new))
                .param("headDigests", column(heads, Head::digest, byte[][]::new))
                .param("channel", Arrivals.CHANNEL)
                .param("last", Long.toString(rows.getLast().seq()))
                .query((_, _) -> true)
                .single();
    }

    private static <T, C> C[] column(List<T> rows, Function<T, @Nullable C> of, IntFunction<C[]> array) {
        return rows.stream().map(of).toArray(array);
    }
}
