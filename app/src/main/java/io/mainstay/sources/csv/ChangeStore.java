package io.mainstay.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What imports did to records, in PostgreSQL: enough to take it back. */
final class ChangeStore {

    /** A record, the fact it had before the import if any, and the last fact the import made of it. */
    record Change(String key, @Nullable Long before, long after) {}

    private static final String ADD = """
            insert into import_change as c (import, source_key, before_seq, after_seq)
            select :import, source_key, before_seq, after_seq
              from unnest(:keys::text[], :before::bigint[], :after::bigint[]) as n(source_key, before_seq, after_seq)
                on conflict (import, source_key) do update set after_seq = excluded.after_seq
            """;

    private static final String TO_UNDO = """
              select source_key, before_seq, after_seq
                from import_change
               where import = :import
                 and not undone
            order by source_key
               limit :limit
            """;

    private static final String UNDONE = """
            update import_change
               set undone = true
             where import = :import
               and source_key = any(:keys)
            """;

    private static final RowMapper<Change> CHANGE = (row, _) ->
            new Change(row.getString("source_key"), row.getObject("before_seq", Long.class), row.getLong("after_seq"));

    private final JdbcClient db;

    ChangeStore(JdbcClient db) {
        this.db = db;
    }

    /** Of a record changed twice by the same import, the fact before the first change stays the one to restore. */
    void add(ImportId id, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        db.sql(ADD)
                .param("import", id.value())
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .param("before", changes.stream().map(Change::before).toArray(Long[]::new))
                .param("after", changes.stream().map(Change::after).toArray(Long[]::new))
                .update();
    }

    List<Change> toUndo(ImportId id, int limit) {
        return db.sql(TO_UNDO)
                .param("import", id.value())
                .param("limit", limit)
                .query(CHANGE)
                .list();
    }

    void markUndone(ImportId id, List<Change> changes) {
        db.sql(UNDONE)
                .param("import", id.value())
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .update();
    }
}
