package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Slows down whoever guesses passwords. After five failures for one e-mail, or twenty from one address, within a
 * quarter of an hour each further try must wait twice as long as the one before, up to five minutes; nobody is ever
 * locked out for good.
 */
@Service
public class SignInLimits {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int FREE_PER_EMAIL = 5;
    private static final int FREE_PER_ADDRESS = 20;

    private record Failures(int count, @Nullable Instant last) {}

    private static final RowMapper<Failures> FAILURES = (row, _) -> {
        Timestamp last = row.getTimestamp("last");
        return new Failures(row.getInt("failures"), last == null ? null : last.toInstant());
    };

    private static final String BY_EMAIL = """
            select count(*) as failures, max(at) as last
              from sign_in_failure
             where email = :email and at > :since
            """;

    private static final String BY_ADDRESS = """
            select count(*) as failures, max(at) as last
              from sign_in_failure
             where address = :address and at > :since
            """;

    private static final String NOTE = """
            insert into sign_in_failure (at, email, address)
            values (:at, :email, :address)
            """;

    private static final String FORGET = """
            delete from sign_in_failure
             where email = :email or at < :since
            """;

    private final JdbcClient db;
    private final Clock clock;

    SignInLimits(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How long this e-mail or network address must wait before it may try again; zero when it may now. */
    public Duration delay(String email, String address) {
        Timestamp since = Timestamp.from(clock.instant().minus(WINDOW));
        Failures byEmail = db.sql(BY_EMAIL)
                .param("email", NewMember.normal(email))
                .param("since", since)
                .query(FAILURES)
                .single();
        Failures byAddress = db.sql(BY_ADDRESS)
                .param("address", address)
                .param("since", since)
                .query(FAILURES)
                .single();
        Duration first = remaining(byEmail, FREE_PER_EMAIL);
        Duration second = remaining(byAddress, FREE_PER_ADDRESS);
        return first.compareTo(second) > 0 ? first : second;
    }

    public void failed(String email, String address) {
        db.sql(NOTE)
                .param("at", Timestamp.from(clock.instant()))
                .param("email", NewMember.normal(email))
                .param("address", address)
                .update();
    }

    /** A right password forgives the wrong ones before it. */
    public void succeeded(String email) {
        db.sql(FORGET)
                .param("email", NewMember.normal(email))
                .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
    }

    private Duration remaining(Failures failures, int free) {
        if (failures.count() < free || failures.last() == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(10, failures.count() - free + 1));
        Duration capped = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        Duration left = Duration.between(clock.instant(), failures.last().plus(capped));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
