package io.mainstay.sources.csv;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The saved mappings in PostgreSQL. */
final class MappingStore {

    private static final String SAVE = """
            insert into import_mapping (name, mapping, saved_by, saved_at)
            values (:name, :mapping::jsonb, :by, :at)
                on conflict (name)
                do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """;

    private static final String ALL = "select name, mapping, saved_by, saved_at from import_mapping";

    private static final String DELETE = "delete from import_mapping where name = :name";

    private static final RowMapper<SavedMapping> SAVED = (row, _) -> new SavedMapping(
            row.getString("name"),
            JsonMapper.shared().readValue(row.getString("mapping"), Mapping.class),
            row.getString("saved_by"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant());

    private final JdbcClient db;

    MappingStore(JdbcClient db) {
        this.db = db;
    }

    void save(SavedMapping saved) {
        db.sql(SAVE)
                .param("name", saved.name())
                .param("mapping", JsonMapper.shared().writeValueAsString(saved.mapping()))
                .param("by", saved.by())
                .param("at", saved.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<SavedMapping> list() {
        return db.sql(ALL + " order by name").query(SAVED).list();
    }

    Optional<SavedMapping> find(String name) {
        return db.sql(ALL + " where name = :name")
                .param("name", name)
                .query(SAVED)
                .optional();
    }

    void delete(String name) {
        db.sql(DELETE).param("name", name).update();
    }
}
