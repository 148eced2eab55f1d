package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.api.TestHooks;
import io.mainstay.facts.TestFacts;
import io.mainstay.platform.TestOutgoing;
import io.mainstay.platform.TestPostgres;
import io.mainstay.sources.connect.TestConnections;
import io.mainstay.workspace.Principal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Word of a change that comes while the database is away is not taken for kept: the sender is asked to send it again. */
class DatabaseAwayTest {

    private static final String SECRET = "whsec_harbor";
    private static final int MORE_THAN_ANY_LETTER_NEEDS = 100;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final StripeServer server = new StripeServer(world);
    private final GoesAway database = new GoesAway();
    private TestFacts facts;
    private TestConnections lab;
    private MockMvcTester counter;

    @TempDir
    private Path folder;

    @BeforeEach
    void connect() {
        facts = new TestFacts(database);
        facts.now = world.instant();
        lab = new TestConnections(
                facts, folder, new StripeConnector(TestOutgoing.to(server.host()), facts.clock, Duration.ZERO));
        lab.connections.connect(
                Principal.program(),
                "stripe",
                Map.of("key", StripeServer.KEY, "base", server.address(), "signing_secrets", SECRET));
        lab.run("stripe");
        counter = TestHooks.at(lab.connections);
    }

    @AfterEach
    void stop() {
        server.close();
        database.pool.close();
    }

    @Test
    void a_letter_that_comes_while_it_is_away_is_answered_503_and_taken_when_it_comes_again() {
        shop.customer("harbor");
        database.answersLeft = 0;

        assertThatItIsSentAgain(send());
        database.answersLeft = Integer.MAX_VALUE;
        assertThat(hints()).isZero();

        assertThat(send()).hasStatus(200);
        assertThat(send()).as("the sender is never sure").hasStatus(200);
        assertThat(hints()).isEqualTo(1);
        lab.run("stripe");
        assertThat(facts.heads().toString()).contains("harbor");
    }

    @Test
    void wherever_on_the_way_it_goes_away_a_letter_is_either_kept_or_asked_for_again() {
        shop.customer("harbor");
        int answers = 0;
        MvcTestResult result;
        do {
            database.answersLeft = answers++;
            result = send();
            database.answersLeft = Integer.MAX_VALUE;
            if (result.getResponse().getStatus() != 200) {
                assertThatItIsSentAgain(result);
                assertThat(hints()).as("after %d answers", answers).isZero();
            }
        } while (result.getResponse().getStatus() != 200 && answers < MORE_THAN_ANY_LETTER_NEEDS);

        assertThat(answers).as("it was needed more than once").isBetween(3, MORE_THAN_ANY_LETTER_NEEDS - 1);
        assertThat(hints()).isEqualTo(1);
    }

    private static void assertThatItIsSentAgain(MvcTestResult result) {
        assertThat(result).hasStatus(503);
        assertThat(result.getResponse().getHeader("Retry-After")).isEqualTo("5");
    }

    private MvcTestResult send() {
        String body = world.events().getLast().toString();
        return counter.post()
                .uri("/api/v1/hooks/stripe")
                .header("Stripe-Signature", StripeServer.signed(body, SECRET, facts.now))
                .content(body)
                .exchange();
    }

    private int hints() {
        return facts.db
                .sql("select count(*)::int from connection_hint")
                .query(Integer.class)
                .single();
    }

    /** After so many connections there is nobody at its address any more. */
    private static final class GoesAway extends DelegatingDataSource {

        private final HikariDataSource pool = new HikariDataSource();
        private final PGSimpleDataSource nowhere = new PGSimpleDataSource();
        private volatile int answersLeft = Integer.MAX_VALUE;

        GoesAway() {
            pool.setDataSource(TestPostgres.fresh());
            setTargetDataSource(pool);
            nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/mainstay");
        }

        @Override
        public Connection getConnection() throws SQLException {
            return answersLeft-- > 0 ? super.getConnection() : nowhere.getConnection();
        }
    }
}
