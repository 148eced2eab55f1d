package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which second factors the members have; their secrets are sealed elsewhere. */
@Repository
class FactorStore {

    private static final RowMapper<Factors.Held> HELD =
            (row, _) -> new Factors.Held(row.getBoolean("app"), row.getInt("passkeys"), row.getInt("codes_left"));

    private static final String HELD_BY = """
            select exists (select from authenticator_app where member = :member) as app,
                   (select count(*)
                      from user_credentials
                      join passkey_holder on handle = user_entity_user_id
                     where passkey_holder.member = :member) as passkeys,
                   (select count(*) from recovery_code where member = :member and used_at is null) as codes_left
            """;

    private static final String MISSING = """
            select second_factor
                   and not exists (select from authenticator_app where member = :member)
                   and not exists (select from user_credentials
                                     join passkey_holder on handle = user_entity_user_id
                                    where passkey_holder.member = :member)
              from security_rule
            """;

    private static final String REQUIRED = """
            select second_factor from security_rule
            """;

    private static final String REQUIRE = """
            update security_rule set second_factor = :on where second_factor <> :on
            """;

    private static final String ADD_APP = """
            insert into authenticator_app (member, confirmed_at, last_step)
            values (:member, :at, :step)
                on conflict (member) do update
               set confirmed_at = excluded.confirmed_at, last_step = excluded.last_step
            """;

    private static final String USE_STEP = """
            update authenticator_app set last_step = :step where member = :member and last_step < :step
            """;

    private static final String REMOVE_APP = """
            delete from authenticator_app where member = :member
            """;

    private static final String ADD_CODE = """
            insert into recovery_code (member, digest) values (:member, :digest)
            """;

    private static final String USE_CODE = """
            update recovery_code
               set used_at = :at
             where member = :member and digest = :digest and used_at is null
            """;

    private static final String REMOVE_CODES = """
            delete from recovery_code where member = :member
            """;

    private static final String REMOVE_PASSKEYS = """
            delete from user_credentials
             where user_entity_user_id in (select handle from passkey_holder where member = :member)
            """;

    private final JdbcClient db;

    FactorStore(JdbcClient db) {
        this.db = db;
    }

    Factors.Held held(long member) {
        return db.sql(HELD_BY).param("member", member).query(HELD).single();
    }

    boolean isMissing(long member) {
        return yes(MISSING, member);
    }

    boolean isRequired() {
        return yes(REQUIRED, 0);
    }

    /** False when it was so already. */
    boolean require(boolean on) {
        return db.sql(REQUIRE).param("on", on).update() == 1;
    }

    void addApp(long member, Instant at, long step) {
        db.sql(ADD_APP)
                .param("member", member)
                .param("at", Timestamp.from(at))
                .param("step", step)
                .update();
    }

    /** False when that step, or a later one, was used before. */
    boolean useStep(long member, long step) {
        return db.sql(USE_STEP).param("member", member).param("step", step).update() == 1;
    }

    boolean removeApp(long member) {
        return db.sql(REMOVE_APP).param("member", member).update() == 1;
    }

    void replaceCodes(long member, Collection<byte[]> digests) {
        removeCodes(member);
        digests.forEach(digest ->
                db.sql(ADD_CODE).param("member", member).param("digest", digest).update());
    }

    boolean useCode(long member, byte[] digest, Instant at) {
        return db.sql(USE_CODE)
                        .param("member", member)
                        .param("digest", digest)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void removeCodes(long member) {
        db.sql(REMOVE_CODES).param("member", member).update();
    }

    int removePasskeys(long member) {
        return db.sql(REMOVE_PASSKEYS).param("member", member).update();
    }

    private boolean yes(String question, long member) {
        return Boolean.TRUE.equals(db.sql(question)
                .param("member", member)
                .query((row, _) -> row.getBoolean(1))
                .single());
    }
}
