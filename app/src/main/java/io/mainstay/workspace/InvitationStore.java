package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The invitations, without the secrets of their links. */
@Repository
class InvitationStore {

    private static final RowMapper<Invitation> INVITATION = (row, _) -> new Invitation(
            row.getLong("id"),
            row.getString("email"),
            row.getString("name"),
            MemberStore.membership(row),
            row.getString("invited_by"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("expires_at").toInstant());

    private static final String OPEN = """
            select invitation.id, invitation.email, invitation.name, invitation.role, invitation.sees, team.name as team,
                   invitation.known_as, member.name as invited_by, invitation.created_at, expires_at
              from invitation
              join member on member.id = invited_by
              left join team on team.id = invitation.team
             where ended_at is null
            """;

    private static final String LIST = OPEN + " order by invitation.id desc";

    private static final String FIND = OPEN + " and digest = :digest and expires_at > :now for update of invitation";

    private static final String ADD = """
            insert into invitation (email, name, role, sees, known_as, team, digest, invited_by, created_at, expires_at)
            values (:email, :name, :role, :sees, nullif(:knownAs, ''),
                    (select id from team where lower(name) = lower(:team)), :digest, :by, :now, :until)
            """;

    private static final String ADD_TEAM = """
            insert into team (name)
            select :name
             where not exists (select from team where lower(name) = lower(:name))
                on conflict do nothing
            """;

    private static final String END = """
            update invitation
               set ended_at = :now
             where id = :id and ended_at is null
            """;

    private static final String END_FOR = """
            update invitation
               set ended_at = :now
             where email = :email and ended_at is null
            """;

    private static final String END_OF = """
            update invitation
               set ended_at = :now
             where invited_by = :member and ended_at is null
            """;

    private final JdbcClient db;

    InvitationStore(JdbcClient db) {
        this.db = db;
    }

    /** An earlier one for the same e-mail ends with it. */
    void add(String email, String name, Membership membership, byte[] digest, long by, Instant now, Instant until) {
        db.sql(END_FOR).param("email", email).param("now", Timestamp.from(now)).update();
        if (!membership.team().isEmpty()) {
            db.sql(ADD_TEAM).param("name", membership.team()).update();
        }
        db.sql(ADD)
                .param("email", email)
                .param("name", name)
                .param("role", membership.role().text())
                .param("sees", membership.sees().text())
                .param("knownAs", membership.knownAs())
                .param("team", membership.team())
                .param("digest", digest)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    List<Invitation> list() {
        return db.sql(LIST).query(INVITATION).list();
    }

    Optional<Invitation> find(byte[] digest, Instant now) {
        return db.sql(FIND)
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .query(INVITATION)
                .optional();
    }

    boolean end(long id, Instant now) {
        return db.sql(END).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    void endOf(long inviter, Instant now) {
        db.sql(END_OF)
                .param("member", inviter)
                .param("now", Timestamp.from(now))
                .update();
    }
}
