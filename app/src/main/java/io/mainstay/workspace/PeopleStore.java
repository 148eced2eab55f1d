package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members with what they are to the company, and what they have open. */
@Repository
class PeopleStore {

    private static final RowMapper<Person> PERSON = (row, _) -> new Person(
            row.getLong("id"),
            row.getString("email"),
            row.getString("name"),
            MemberStore.membership(row),
            row.getTimestamp("deactivated_at") == null,
            instant(row.getTimestamp("last_seen_at")),
            row.getInt("sessions"),
            row.getInt("tokens"));

    private static final String PEOPLE = """
            select member.id, email, member.name, role, sees, team.name as team, known_as, deactivated_at, last_seen_at,
                   (select count(*)
                      from spring_session
                     where principal_name = member.id::text and expiry_time > :millis) as sessions,
                   (select count(*)
                      from api_token
                     where api_token.member = member.id and revoked_at is null and expires_at > :now) as tokens
              from member
              left join team on team.id = member.team
            """;

    private static final String LIST = PEOPLE + " order by deactivated_at is not null, lower(member.name), member.id";

    private static final String FIND = PEOPLE + " where member.id = :id";

    /** Whoever takes an owner away holds these rows, so that two who do it at once cannot take the last two. */
    private static final String LOCK_OWNERS = """
            select id
              from member
             where role = 'owner' and deactivated_at is null
             order by id
               for update
            """;

    private static final String ADD_TEAM = """
            insert into team (name)
            select :name
             where not exists (select from team where lower(name) = lower(:name))
                on conflict do nothing
            """;

    private static final String TEAMS = """
            select distinct team.name
              from team
              join member on member.team = team.id
             order by team.name
            """;

    private static final String CHANGE = """
            update member
               set role = :role, sees = :sees, known_as = nullif(:knownAs, ''),
                   team = (select id from team where lower(name) = lower(:team))
             where id = :id
            """;

    private static final String ADD = """
            insert into member (email, name, role, sees, known_as, team, password_hash, created_at)
            values (:email, :name, :role, :sees, nullif(:knownAs, ''),
                    (select id from team where lower(name) = lower(:team)), :hash, :now)
         returning id
            """;

    private static final String IS_MEMBER = """
            select exists (select from member where email = :email)
            """;

    private static final String SET_ACTIVE = """
            update member
               set deactivated_at = case when :active then null else cast(:now as timestamptz) end
             where id = :id and (deactivated_at is null) <> :active
            """;

    private static final String END_SESSIONS = """
            delete from spring_session
             where principal_name = :member
            """;

    private static final String REVOKE_TOKENS = """
            update api_token
               set revoked_at = :now, revoked_by = :by
             where member = :member and revoked_at is null
            """;

    private final JdbcClient db;

    PeopleStore(JdbcClient db) {
        this.db = db;
    }

    List<Person> list(Instant now) {
        return at(LIST, now).query(PERSON).list();
    }

    Optional<Person> find(long id, Instant now) {
        return at(FIND, now).param("id", id).query(PERSON).optional();
    }

    /** Also one who may not come in any more. */
    boolean isMember(String email) {
        return db.sql(IS_MEMBER).param("email", email).query(Boolean.class).single();
    }

    List<Long> lockOwners() {
        return db.sql(LOCK_OWNERS).query((row, _) -> row.getLong("id")).list();
    }

    List<String> teams() {
        return db.sql(TEAMS).query((row, _) -> row.getString("name")).list();
    }

    void change(long id, Membership membership) {
        with(CHANGE, membership).param("id", id).update();
    }

    long add(NewMember member, Membership membership, String hash, Instant now) {
        return with(ADD, membership)
                .param("email", member.email())
                .param("name", member.name())
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getLong("id"))
                .single();
    }

    /** False when they were so already. */
    boolean setActive(long id, boolean active, Instant now) {
        return db.sql(SET_ACTIVE)
                        .param("id", id)
                        .param("active", active)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    int endSessions(long member) {
        return db.sql(END_SESSIONS).param("member", Long.toString(member)).update();
    }

    int revokeTokens(long member, long by, Instant now) {
        return db.sql(REVOKE_TOKENS)
                .param("member", member)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, Membership membership) {
        if (!membership.team().isEmpty()) {
            db.sql(ADD_TEAM).param("name", membership.team()).update();
        }
        return db.sql(sql)
                .param("role", membership.role().text())
                .param("sees", membership.sees().text())
                .param("knownAs", membership.knownAs())
                .param("team", membership.team());
    }

    private JdbcClient.StatementSpec at(String sql, Instant now) {
        return db.sql(sql).param("millis", now.toEpochMilli()).param("now", Timestamp.from(now));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
