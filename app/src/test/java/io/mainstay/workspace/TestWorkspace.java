package io.mainstay.workspace;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.platform.LocalToken;
import io.mainstay.platform.TestClock;
import io.mainstay.platform.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workspace on a real database, with a clock that tests move. */
final class TestWorkspace {

    static final String PASSWORD = "a quiet harbor town";

    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private final Clock clock = TestClock.at(() -> now);

    final JdbcClient db = JdbcClient.create(pooled());
    final Audit audit = new Audit(db, clock);
    /** Of whose accounts there are, by owner. */
    final Map<String, Set<Long>> owned = new HashMap<>();

    private final MemberStore store = new MemberStore(
            db,
            owners -> owners.stream()
                    .flatMap(owner -> owned.getOrDefault(owner, Set.of()).stream())
                    .collect(Collectors.toSet()));
    final Members members = new Members(store, new Passwords(), clock);
    final Workspace workspace = new Workspace(new CompanyStore(db), members, audit, clock);
    final Tokens tokens = new Tokens(new TokenStore(db), store, new LocalToken(), audit, clock);
    private final PeopleStore peopleStore = new PeopleStore(db);
    private final InvitationStore invitationStore = new InvitationStore(db);
    final People people = new People(peopleStore, invitationStore, audit, clock);
    final Invitations invitations = new Invitations(invitationStore, peopleStore, store, new Passwords(), audit, clock);
    final OwnSessions sessions = new OwnSessions(db, audit, clock);
    final SignInLimits limits = new SignInLimits(db, clock);

    Principal ada() {
        return workspace
                .setUp(harbor(), new NewMember("Ada@Example.com", "Ada", PASSWORD))
                .principal();
    }

    /** Somebody who was invited by Ada and came. */
    Principal joined(Principal ada, String name, Membership membership) {
        String secret = invitations.invite(ada, name + "@example.com", name, membership);
        return invitations.accept(secret, name, PASSWORD).principal();
    }

    /** Connections are used again, for a case may note a thousand lines, and given back soon, for there are many cases. */
    private static HikariDataSource pooled() {
        var config = new HikariConfig();
        config.setDataSource(TestPostgres.fresh());
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    static Company harbor() {
        return new Company("Harbor", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
