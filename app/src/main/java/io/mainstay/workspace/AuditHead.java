package io.mainstay.workspace;

import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the audit log goes. Kept apart from the lines, so that lines cut off its end are missed; noted outside, it also
 * tells of a log that was replaced as a whole.
 *
 * @param seq the number of the last line; 0 when there is none yet
 * @param hash that of the last line
 */
public record AuditHead(long seq, byte[] hash) {

    private static final String THERE = "select to_regclass('audit_head') is not null";
    private static final String HEAD = "select seq, hash from audit_head";

    private static final RowMapper<AuditHead> ROW = (row, _) -> new AuditHead(row.getLong("seq"), row.getBytes("hash"));

    /** What a database says; nothing when it was made before heads were kept. */
    public static Optional<AuditHead> in(JdbcClient db) {
        return db.sql(THERE).query(Boolean.class).single()
                ? Optional.of(db.sql(HEAD).query(ROW).single())
                : Optional.empty();
    }

    /** The head while this transaction lasts: nobody else can add a line. */
    static AuditHead held(JdbcClient db) {
        return db.sql(HEAD + " for update").query(ROW).single();
    }

    public String hashText() {
        return HexFormat.of().formatHex(hash);
    }
}
