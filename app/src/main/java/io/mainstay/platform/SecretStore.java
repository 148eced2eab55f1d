package io.mainstay.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sealed secrets in PostgreSQL; the key is elsewhere. */
final class SecretStore {

    /** @param key the id of the key that opens it */
    record Sealed(String owner, String key, byte[] sealed) {}

    private static final String KEEP = """
            insert into secret (owner, key_id, sealed, changed_at)
            values (:owner, :key, :sealed, :now)
                on conflict (owner)
                do update set key_id = excluded.key_id, sealed = excluded.sealed, changed_at = excluded.changed_at
            """;

    private static final String ALL = "select owner, key_id, sealed from secret";

    private static final String FORGET = "delete from secret where owner = :owner";

    private static final RowMapper<Sealed> SEALED =
            (row, _) -> new Sealed(row.getString("owner"), row.getString("key_id"), row.getBytes("sealed"));

    private final JdbcClient db;

    SecretStore(JdbcClient db) {
        this.db = db;
    }

    void keep(Sealed secret, Instant now) {
        db.sql(KEEP)
                .param("owner", secret.owner())
                .param("key", secret.key())
                .param("sealed", secret.sealed())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Sealed> find(String owner) {
        return db.sql(ALL + " where owner = :owner")
                .param("owner", owner)
                .query(SEALED)
                .optional();
    }

    List<Sealed> list() {
        return db.sql(ALL + " order by owner").query(SEALED).list();
    }

    /** Nobody keeps a secret while all are sealed anew. */
    List<Sealed> listForUpdate() {
        return db.sql(ALL + " order by owner for update").query(SEALED).list();
    }

    void forget(String owner) {
        db.sql(FORGET).param("owner", owner).update();
    }
}
