package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links with which a member who forgot their password sets a new one: each for once, and for half an hour. */
@Service
public class PasswordResets {

    public static final Duration VALID = Duration.ofMinutes(30);
    private static final int MOST_IN_AN_HOUR = 3;

    private static final String LATELY = """
            select count(*) from password_reset where member = :member and made_at > :since
            """;

    private static final String ADD = """
            insert into password_reset (digest, member, made_at, expires_at)
            values (:digest, :member, :now, :expires)
            """;

    private static final String FIND = """
            select member from password_reset where digest = :digest and used_at is null and expires_at > :now
            """;

    private static final String USE = """
               update password_reset
                  set used_at = :now
                where digest = :digest and used_at is null and expires_at > :now
            returning member
            """;

    private static final String FORGET = """
            delete from password_reset where expires_at < :old
            """;

    private static final String END_OTHERS = """
            update password_reset set used_at = :now where member = :member and used_at is null
            """;

    private final JdbcClient db;
    private final MemberStore members;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    PasswordResets(JdbcClient db, MemberStore members, Passwords passwords, Audit audit, Clock clock) {
        this.db = db;
        this.members = members;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** The secret of a new link; empty when the member was sent enough of them lately. */
    @Transactional
    public Optional<String> ask(Member member) {
        Instant now = clock.instant();
        long lately = db.sql(LATELY)
                .param("member", member.id())
                .param("since", Timestamp.from(now.minus(Duration.ofHours(1))))
                .query((row, _) -> row.getLong(1))
                .single();
        return lately >= MOST_IN_AN_HOUR ? Optional.empty() : Optional.of(make(Principal.program(), member));
    }

    /** The secret of a new link, however many there were. */
    @Transactional
    public String make(Principal by, Member member) {
        Instant now = clock.instant();
        db.sql(FORGET)
                .param("old", Timestamp.from(now.minus(Duration.ofDays(1))))
                .update();
        String token = OnceCode.forLink();
        db.sql(ADD)
                .param("digest", Sha256.bytes(token))
                .param("member", member.id())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .update();
        audit.note(by, "password.reset_asked", member.email(), Map.of());
        return token;
    }

    /** Whose link it is, while it works. */
    public Optional<Member> find(String token) {
        return db.sql(FIND)
                .param("digest", Sha256.bytes(token))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getLong("member"))
                .optional()
                .flatMap(members::find);
    }

    /** Sets the new password. The second factors stay as they are. */
    @Transactional
    public Member use(String token, String password) {
        String hash = passwords.hash(password);
        Timestamp now = Timestamp.from(clock.instant());
        Member member = db.sql(USE)
                .param("digest", Sha256.bytes(token))
                .param("now", now)
                .query((row, _) -> row.getLong("member"))
                .optional()
                .flatMap(members::find)
                .orElseThrow(() -> new Refused(
                        ErrorCode.NOT_IN_THIS_STATE, "This link works no more. Ask for another one to be sent."));
        db.sql(END_OTHERS).param("member", member.id()).param("now", now).update();
        members.setHash(member.id(), hash);
        audit.note(member.principal(), "password.reset", member.email(), Map.of());
        return member;
    }
}
