package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members and the hashes of their passwords. */
@Repository
class MemberStore {

    private static final RowMapper<Member> MEMBER = (row, _) ->
            new Member(row.getLong("id"), row.getString("email"), row.getString("name"), role(row.getString("role")));

    private static final RowMapper<String> HASH = (row, _) -> row.getString("password_hash");

    private static final String ADD = """
            insert into member (email, name, role, password_hash, is_sample, created_at)
            values (:email, :name, :role, :hash, :sample, :at)
         returning id, email, name, role
            """;

    private static final String FIND = """
            select id, email, name, role
              from member
             where id = :id
            """;

    private static final String FIND_BY_EMAIL = """
            select id, email, name, role
              from member
             where email = :email
            """;

    private static final String FIND_HASH = """
            select password_hash
              from member
             where email = :email and password_hash is not null
            """;

    private static final String LIST = """
            select id, email, name, role
              from member
             where is_sample = :sample
             order by id
            """;

    private final JdbcClient db;

    MemberStore(JdbcClient db) {
        this.db = db;
    }

    Member add(String email, String name, Role role, @Nullable String hash, boolean sample, Instant at) {
        return db.sql(ADD)
                .param("email", email)
                .param("name", name)
                .param("role", role.text())
                .param("hash", hash)
                .param("sample", sample)
                .param("at", Timestamp.from(at))
                .query(MEMBER)
                .single();
    }

    Optional<Member> find(long id) {
        return db.sql(FIND).param("id", id).query(MEMBER).optional();
    }

    Optional<Member> findByEmail(String email) {
        return db.sql(FIND_BY_EMAIL).param("email", email).query(MEMBER).optional();
    }

    Optional<String> findHash(String email) {
        return db.sql(FIND_HASH).param("email", email).query(HASH).optional();
    }

    List<Member> list(boolean sample) {
        return db.sql(LIST).param("sample", sample).query(MEMBER).list();
    }

    static Role role(String text) {
        return Role.find(text).orElseThrow(() -> new IllegalStateException("No role is called " + text));
    }
}
