package io.mainstay.sources;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have said about sources, in PostgreSQL. */
final class SourceStore {

    /** What is said about a source besides its counts. */
    record Known(String name, String label, String way, boolean paused) {}

    private static final String ENSURE = """
            insert into record_source as source (name, label, way, created_at)
            values (:name, :label, :way, :now)
                on conflict (name) do update set way = excluded.way where source.way = 'other'
            """;

    private static final String ALL = "select name, label, way, paused from record_source";

    private static final String PAUSE = "update record_source set paused = :paused where name = :name";

    private static final String RENAME = "update record_source set label = :label where name = :name";

    private static final RowMapper<Known> KNOWN = (row, _) ->
            new Known(row.getString("name"), row.getString("label"), row.getString("way"), row.getBoolean("paused"));

    private final JdbcClient db;

    SourceStore(JdbcClient db) {
        this.db = db;
    }

    void ensure(String name, String label, String way, Instant now) {
        db.sql(ENSURE)
                .param("name", name)
                .param("label", label)
                .param("way", way)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Known> list() {
        return db.sql(ALL + " order by name").query(KNOWN).list();
    }

    Optional<Known> find(String name) {
        return db.sql(ALL + " where name = :name")
                .param("name", name)
                .query(KNOWN)
                .optional();
    }

    void setPaused(String name, boolean paused) {
        db.sql(PAUSE).param("name", name).param("paused", paused).update();
    }

    void rename(String name, String label) {
        db.sql(RENAME).param("name", name).param("label", label).update();
    }
}
