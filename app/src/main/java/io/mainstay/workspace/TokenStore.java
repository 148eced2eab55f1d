package io.mainstay.workspace;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The API tokens, without their secrets. */
@Repository
class TokenStore {

    /** A token with what its secret is checked against. */
    record Kept(Token token, byte[] digest, long member) {}

    private static final RowMapper<Token> TOKEN = (row, _) -> token(row);

    private static final RowMapper<Kept> KEPT =
            (row, _) -> new Kept(token(row), row.getBytes("secret_digest"), row.getLong("member"));

    private static final String ADD = """
            insert into api_token (id, name, secret_digest, scopes, member, created_at, expires_at)
            values (:id, :name, :digest, string_to_array(:scopes, ' '), :member, :createdAt, :expiresAt)
            """;

    private static final String LIST = """
            select id, name, scopes, created_at, expires_at, last_used_at, revoked_at
              from api_token
             where member = :member
             order by created_at desc, id
             limit 200
            """;

    private static final String FIND = """
            select id, name, scopes, created_at, expires_at, last_used_at, revoked_at,
                   secret_digest, member
              from api_token
             where id = :id
            """;

    private static final String NOTE_USE = """
            update api_token
               set last_used_at = :at
             where id = :id
            """;

    private static final String REVOKE = """
            update api_token
               set revoked_at = :at, revoked_by = :by
             where id = :id and revoked_at is null
            """;

    private final JdbcClient db;

    TokenStore(JdbcClient db) {
        this.db = db;
    }

    void add(Token token, byte[] digest, long member) {
        db.sql(ADD)
                .param("id", token.id())
                .param("name", token.name())
                .param("digest", digest)
                .param("scopes", token.scopes().stream().map(Scope::text).collect(Collectors.joining(" ")))
                .param("member", member)
                .param("createdAt", Timestamp.from(token.createdAt()))
                .param("expiresAt", Timestamp.from(token.expiresAt()))
                .update();
    }

    List<Token> list(long member) {
        return db.sql(LIST).param("member", member).query(TOKEN).list();
    }

    Optional<Kept> find(String id) {
        return db.sql(FIND).param("id", id).query(KEPT).optional();
    }

    void noteUse(String id, Instant at) {
        db.sql(NOTE_USE).param("id", id).param("at", Timestamp.from(at)).update();
    }

    boolean revoke(String id, Instant at, long by) {
        return db.sql(REVOKE)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Token token(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return new Token(
                row.getString("id"),
                row.getString("name"),
                Arrays.stream((String[]) scopes.getArray())
                        .flatMap(text -> Scope.find(text).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
