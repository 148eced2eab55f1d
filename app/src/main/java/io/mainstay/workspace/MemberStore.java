package io.mainstay.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members who may come in, with what each may see at this moment, and the hashes of their passwords. */
@Repository
class MemberStore {

    /** @param owners what records call those whose accounts the member sees */
    private record Row(long id, String email, String name, Role role, Sees sees, Set<String> owners) {}

    private static final RowMapper<Row> ROW = (row, _) -> new Row(
            row.getLong("id"),
            row.getString("email"),
            row.getString("name"),
            role(row.getString("role")),
            Sees.find(row.getString("sees")).orElse(Sees.OWN),
            Arrays.stream((String[]) row.getArray("owners").getArray()).collect(Collectors.toUnmodifiableSet()));

    private static final RowMapper<String> HASH = (row, _) -> row.getString("password_hash");

    /** Those who left a team are still known by its accounts until these get another owner. */
    private static final String MEMBERS = """
            select id, email, name, role, sees,
                   array(select called.owner
                           from member as mate
                          cross join lateral (values (mate.email), (mate.known_as)) as called(owner)
                          where called.owner is not null
                            and (mate.id = member.id or (member.sees = 'team' and mate.team = member.team))) as owners
              from member
             where deactivated_at is null
            """;

    private static final String CALLED = """
            select called.owner
              from member
              join member as mate on mate.id = member.id or (:team and mate.team = member.team)
             cross join lateral (values (mate.email), (mate.known_as)) as called(owner)
             where member.id = :id and called.owner is not null
            """;

    private static final String FIND = MEMBERS + " and id = :id";

    private static final String FIND_BY_EMAIL = MEMBERS + " and email = :email";

    private static final String LIST = MEMBERS + " and is_sample = :sample order by id";

    private static final String ADD = """
            insert into member (email, name, role, sees, known_as, password_hash, is_sample, created_at)
            values (:email, :name, :role, :sees, nullif(:knownAs, ''), :hash, :sample, :at)
         returning id
            """;

    private static final String SET_HASH = """
            update member set password_hash = :hash where id = :id
            """;

    private static final String FIND_HASH = """
            select password_hash
              from member
             where email = :email and password_hash is not null and deactivated_at is null
            """;

    private static final String NOTE_SEEN = """
            update member
               set last_seen_at = :at
             where id = :id and (last_seen_at is null or last_seen_at < :before)
            """;

    private final JdbcClient db;
    private final Portfolios portfolios;

    MemberStore(JdbcClient db, Portfolios portfolios) {
        this.db = db;
        this.portfolios = portfolios;
    }

    long add(String email, String name, Membership membership, @Nullable String hash, boolean sample, Instant at) {
        return db.sql(ADD)
                .param("email", email)
                .param("name", name)
                .param("role", membership.role().text())
                .param("sees", membership.sees().text())
                .param("knownAs", membership.knownAs())
                .param("hash", hash)
                .param("sample", sample)
                .param("at", Timestamp.from(at))
                .query((row, _) -> row.getLong("id"))
                .single();
    }

    Optional<Member> find(long id) {
        return db.sql(FIND).param("id", id).query(ROW).optional().map(this::member);
    }

    Optional<Member> findByEmail(String email) {
        return db.sql(FIND_BY_EMAIL).param("email", email).query(ROW).optional().map(this::member);
    }

    void setHash(long id, String hash) {
        db.sql(SET_HASH).param("id", id).param("hash", hash).update();
    }

    Optional<String> findHash(String email) {
        return db.sql(FIND_HASH).param("email", email).query(HASH).optional();
    }

    List<Member> list(boolean sample) {
        return db.sql(LIST).param("sample", sample).query(ROW).list().stream()
                .map(this::member)
                .toList();
    }

    /** The accounts that are a member's own, or their team's. */
    Reach portfolio(long id, boolean team) {
        return Reach.of(portfolios.of(Set.copyOf(db.sql(CALLED)
                .param("id", id)
                .param("team", team)
                .query((row, _) -> row.getString("owner"))
                .list())));
    }

    /** Written down only when what stands there is from before a moment. */
    void noteSeen(long id, Instant at, Instant before) {
        db.sql(NOTE_SEEN)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("before", Timestamp.from(before))
                .update();
    }

    private Member member(Row row) {
        Reach reach = row.sees() == Sees.ALL ? Reach.everything() : Reach.of(portfolios.of(row.owners()));
        return new Member(row.id(), row.email(), row.name(), row.role(), reach);
    }

    /** As the rows of members and of invitations have it, with the name of the team. */
    static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                role(row.getString("role")),
                Sees.find(row.getString("sees")).orElse(Sees.OWN),
                Objects.requireNonNullElse(row.getString("team"), ""),
                Objects.requireNonNullElse(row.getString("known_as"), ""));
    }

    private static Role role(String text) {
        return Role.find(text).orElseThrow(() -> new IllegalStateException("No role is called " + text));
    }
}
