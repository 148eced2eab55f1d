package io.mainstay.facts;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records set aside in PostgreSQL. */
final class SetAsideStore {

    /** One that is open already is replaced by what came last, and keeps its id. */
    private static final String PUT = """
            insert into set_aside (source, kind, source_key, identity, raw, reasons, first_at, last_at, times, state)
            select :source, kind, source_key, identity, raw, array(select json_array_elements_text(reasons)), :at, :at,
                   1, 'open'
              from unnest(:kinds::text[], :keys::text[], :identities::text[], :raws::json[], :reasons::json[])
                   as m(kind, source_key, identity, raw, reasons)
                on conflict (source, identity) where state = 'open'
                do update set kind = excluded.kind, raw = excluded.raw, reasons = excluded.reasons,
                              last_at = case when :cameIn then excluded.last_at else set_aside.last_at end,
                              times = set_aside.times + case when :cameIn then 1 else 0 end
            returning id, identity
            """;

    private static final String CLOSE = """
            update set_aside
               set state = :state
             where source = :source
               and identity = any(:identities)
               and state = 'open'
            """;

    private static final String CLOSE_ONE = """
            update set_aside
               set state = :state
             where id = :id
               and state = 'open'
            """;

    private static final String ANY_OPEN = """
            select exists (select
                             from set_aside
                            where source = :source
                              and state = 'open')
            """;

    private static final String COLUMNS = """
            select id, source, kind, source_key, raw, reasons, first_at, last_at, times, state
              from set_aside
            """;

    private static final String ONE = COLUMNS + " where id = :id";

    private static final String PAGE = COLUMNS + """
             where state = :state
               and (:before = 9223372036854775807
                    or (%1$s, id) %3$s (select %1$s, id from set_aside where id = :before))
               and (cast(:source as text) is null or source = :source)
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:reason as text) is null
                    or strpos(lower(source_key), lower(:reason)) > 0
                    or exists (select from unnest(reasons) as r where strpos(lower(r), lower(:reason)) > 0))
             order by %1$s %2$s, id %2$s
             limit :limit
            """;

    private static final String OLDEST_OPEN = COLUMNS + """
             where state = 'open'
               and source = :source
               and (cast(:kind as text) is null or kind = :kind)
               and id > :after
             order by id
             limit :limit
            """;

    private static final String COUNTS = """
              select source, kind, count(*) as records
                from set_aside
               where state = 'open'
            group by source, kind
            order by source, kind
            """;

    /** However often one came, and whatever became of it. */
    private static final String EVER = """
              select kind, count(distinct identity) as records
                from set_aside
               where source = :source
            group by kind
            """;

    private static final RowMapper<SetAside> SET_ASIDE = (row, _) -> new SetAside(
            row.getLong("id"),
            row.getString("source"),
            row.getString("kind"),
            row.getString("source_key"),
            RawJson.read(row.getString("raw")),
            texts(row.getArray("reasons")),
            row.getObject("first_at", OffsetDateTime.class).toInstant(),
            row.getObject("last_at", OffsetDateTime.class).toInstant(),
            row.getInt("times"),
            SetAside.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));

    private final JdbcClient db;

    SetAsideStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * The ids by identity. Of several misfits with one identity, only the last is kept.
     *
     * @param cameIn false when they were only tried again
     */
    Map<String, Long> put(String source, List<Misfit> misfits, boolean cameIn, Instant now) {
        Map<String, Misfit> kept = new LinkedHashMap<>();
        misfits.forEach(misfit -> kept.put(misfit.identity(), misfit));
        List<Misfit> rows = List.copyOf(kept.values());
        Map<String, Long> ids = new HashMap<>();
        db.sql(PUT)
                .param("source", source)
                .param("cameIn", cameIn)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param(
                        "kinds",
                        rows.stream().map(m -> Misfit.shown(m.raw().kind())).toArray(String[]::new))
                .param(
                        "keys",
                        rows.stream().map(m -> Misfit.shown(m.raw().key())).toArray(String[]::new))
                .param("identities", kept.keySet().toArray(String[]::new))
                .param("raws", rows.stream().map(Misfit::json).toArray(String[]::new))
                .param(
                        "reasons",
                        rows.stream().map(m -> RawJson.write(m.reasons())).toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("identity"), row.getLong("id"));
                });
        return ids;
    }

    boolean anyOpen(String source) {
        return db.sql(ANY_OPEN).param("source", source).query(Boolean.class).single();
    }

    void close(String source, Collection<String> identities, SetAside.State state) {
        db.sql(CLOSE)
                .param("source", source)
                .param("identities", identities.toArray(String[]::new))
                .param("state", word(state))
                .update();
    }

    /** False when it was not open any more. */
    boolean close(long id, SetAside.State state) {
        return db.sql(CLOSE_ONE).param("id", id).param("state", word(state)).update() == 1;
    }

    Optional<SetAside> find(long id) {
        return db.sql(ONE).param("id", id).query(SET_ASIDE).optional();
    }

    List<SetAside> page(SetAsidePage page) {
        return db.sql(page.order().in(PAGE))
                .param("state", word(page.state()))
                .param("before", page.before())
                .param("source", page.source())
                .param("kind", page.kind())
                .param("reason", page.reason())
                .param("limit", page.limit())
                .query(SET_ASIDE)
                .list();
    }

    /** Those that wait, the first first. */
    List<SetAside> open(String source, @Nullable String kind, long after, int limit) {
        return db.sql(OLDEST_OPEN)
                .param("source", source)
                .param("kind", kind)
                .param("after", after)
                .param("limit", limit)
                .query(SET_ASIDE)
                .list();
    }

    /** How many are open, by source and kind. */
    Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        db.sql(COUNTS).query(row -> {
            counts.computeIfAbsent(row.getString("source"), _ -> new TreeMap<>())
                    .put(row.getString("kind"), row.getLong("records"));
        });
        return counts;
    }

    /** How many there ever were of a source, by kind. */
    Map<String, Long> ever(String source) {
        Map<String, Long> ever = new TreeMap<>();
        db.sql(EVER).param("source", source).query(row -> {
            ever.put(row.getString("kind"), row.getLong("records"));
        });
        return ever;
    }

    private static String word(SetAside.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
