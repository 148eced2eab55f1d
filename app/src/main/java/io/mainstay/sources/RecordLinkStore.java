package io.mainstay.sources;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where sources show their records, in PostgreSQL. */
final class RecordLinkStore {

    private static final String SET = """
            insert into record_link (source, template)
            values (:source, :template)
                on conflict (source) do update set template = excluded.template
            """;

    private static final String REMOVE = "delete from record_link where source = :source";

    private static final String FIND = "select template from record_link where source = :source";

    private final JdbcClient db;

    RecordLinkStore(JdbcClient db) {
        this.db = db;
    }

    void set(String source, String template) {
        db.sql(SET).param("source", source).param("template", template).update();
    }

    void remove(String source) {
        db.sql(REMOVE).param("source", source).update();
    }

    Optional<String> find(String source) {
        return db.sql(FIND).param("source", source).query(String.class).optional();
    }
}
