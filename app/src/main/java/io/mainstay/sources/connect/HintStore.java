package io.mainstay.sources.connect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Word that came in, in PostgreSQL. */
final class HintStore {

    private static final String ADD = """
            insert into connection_hint (source, id, about, received_at)
            values (:source, :id, :about, :now)
                on conflict (source, id) do nothing
            """;

    private static final String WAITING = """
              select id, about
                from connection_hint
               where source = :source
                 and done_at is null
            order by received_at, id
               limit :limit
            """;

    private static final String DONE = """
            update connection_hint
               set done_at = :now
             where source = :source
               and id = any(:ids)
            """;

    private static final String SWEEP = "delete from connection_hint where done_at < :before";

    private static final String FORGET = "delete from connection_hint where source = :source";

    private static final RowMapper<Hint> HINT = (row, _) -> new Hint(row.getString("id"), row.getString("about"));

    private final JdbcClient db;

    HintStore(JdbcClient db) {
        this.db = db;
    }

    /** False when it came before. */
    boolean add(String source, Hint hint, Instant now) {
        return db.sql(ADD)
                        .param("source", source)
                        .param("id", hint.id())
                        .param("about", hint.about())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Hint> waiting(String source, int limit) {
        return db.sql(WAITING)
                .param("source", source)
                .param("limit", limit)
                .query(HINT)
                .list();
    }

    void done(String source, List<Hint> hints, Instant now) {
        db.sql(DONE)
                .param("source", source)
                .param("ids", hints.stream().map(Hint::id).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void sweep(Instant before) {
        db.sql(SWEEP).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    void forget(String source) {
        db.sql(FORGET).param("source", source).update();
    }
}
