package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.facts.Fact;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.facts.TestFacts;
import io.mainstay.platform.TestOutgoing;
import io.mainstay.platform.TestPostgres;
import io.mainstay.sources.connect.Connection;
import io.mainstay.sources.connect.Connections.Outcome;
import io.mainstay.sources.connect.Heard;
import io.mainstay.sources.connect.Letter;
import io.mainstay.sources.connect.Step;
import io.mainstay.sources.connect.TestConnections;
import io.mainstay.workspace.Principal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe from being connected to being let go, on a real database and over HTTP. */
class StripeSyncTest {

    private static final Principal ADA = Principal.program();
    private static final String SECRET = "whsec_harbor";

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final HikariDataSource pool = new HikariDataSource();
    private TestFacts facts;
    private final StripeServer server = new StripeServer(world);
    private TestConnections lab;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        pool.setDataSource(TestPostgres.fresh());
        facts = new TestFacts(pool);
        facts.now = world.instant();
        lab = new TestConnections(
                facts, folder, new StripeConnector(TestOutgoing.to(server.host()), facts.clock, Duration.ZERO));
    }

    @AfterEach
    void stop() {
        server.close();
        pool.close();
    }

    @Test
    void everything_there_is_is_read_page_by_page_and_once() {
        var price = shop.price(4_900, "month");
        for (int i = 0; i < 120; i++) {
            String customer = shop.customer("customer" + i);
            shop.subscribe(customer, price, 2, 0);
            shop.refund(shop.charge(customer, 4_900), 900);
        }
        shop.invoice(world.get("cus_00003") == null ? "cus_x" : "cus_00003", "sub_x", 25);
        connect();

        assertThat(lab.run("stripe")).contains(Duration.ofMinutes(1));

        assertThat(lab.connections.standing(ADA, "stripe"))
                .containsEntry("account_profile", 120L)
                .containsEntry("subscription_terms", 120L)
                .containsEntry("payment", 120L)
                .containsEntry("one_off_charge", 120L)
                .containsEntry("invoice", 25L);
        Connection connection = lab.connection("stripe");
        assertThat(connection.isRead()).isTrue();
        assertThat(connection.story().problem()).isNull();
        int seqs = facts.db
                .sql("select count(*)::int from fact")
                .query(Integer.class)
                .single();
        lab.run("stripe");
        assertThat(facts.db
                        .sql("select count(*)::int from fact")
                        .query(Integer.class)
                        .single())
                .as("looking again changes nothing")
                .isEqualTo(seqs);
    }

    @Test
    void when_stripe_asks_to_wait_it_is_asked_again_when_it_said() {
        shop.customer("harbor");
        connect();
        server.refuse(1, 429, "17");

        assertThat(lab.run("stripe")).contains(Duration.ofSeconds(17));
        assertThat(lab.connection("stripe").story().problem()).contains("more slowly");
        assertThat(lab.run("stripe")).as("not before").contains(Duration.ofSeconds(17));

        facts.now = facts.now.plusSeconds(17);
        server.refuse(1, 500, "");
        assertThat(lab.run("stripe")).contains(Duration.ofSeconds(10));
        facts.now = facts.now.plusSeconds(10);
        lab.run("stripe");
        assertThat(lab.connection("stripe").story().problem()).isNull();
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("account_profile", 1L);
    }

    @Test
    void a_key_that_is_taken_back_stops_it_until_a_person_enters_another() {
        connect();
        lab.run("stripe");
        server.refuse(1, 401, "");
        lab.run("stripe");

        assertThat(lab.connection("stripe").story().problem()).contains("does not know this key");
        assertThat(lab.connection("stripe").story().retryAt()).isNull();
        var wrong = lab.connections.change(ADA, "stripe", Map.of("key", "sk_test_wrong", "base", server.address()));
        assertThat(wrong).isInstanceOf(Outcome.Refused.class);
        var right = lab.connections.change(ADA, "stripe", Map.of("key", StripeServer.KEY, "base", server.address()));
        assertThat(right).isInstanceOf(Outcome.Connected.class);
        shop.customer("harbor");
        lab.run("stripe");
        assertThat(lab.connection("stripe").story().problem()).isNull();
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("account_profile", 1L);
    }

    @Test
    void a_key_that_may_not_read_all_is_told_which_it_lacks_before_it_is_connected() {
        server.forbidden.add("/v1/refunds");

        var outcome = lab.connections.connect(ADA, "stripe", Map.of("key", StripeServer.KEY, "base", server.address()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason().field()).isEqualTo("key");
            assertThat(refused.reason().why()).contains("may not read refunds");
        });
        assertThat(lab.connections.find(ADA, "stripe")).isEmpty();
    }

    @Test
    void a_step_begun_before_another_was_written_is_not_written() {
        connect();
        Connection before = lab.connection("stripe");
        var step = new Step.Read(List.of(), Map.of(), "one", Step.Progress.FOLLOWING, false);

        assertThat(lab.write(before, step)).isTrue();
        assertThat(lab.write(before, step)).isFalse();
        assertThat(lab.connection("stripe").place().cursor()).isEqualTo("one");
    }

    @Test
    void a_letter_is_kept_once_and_followed_and_forged_or_old_ones_are_not() {
        connect();
        lab.run("stripe");
        shop.customer("harbor");
        String body = world.events().getLast().toString();
        String signature = StripeServer.signed(body, SECRET, facts.now);

        assertThat(hear(body, signature)).isInstanceOf(Heard.Hints.class);
        assertThat(hear(body, signature)).as("the same again").isInstanceOf(Heard.Hints.class);
        assertThat(hear(body.replace("harbor", "anchorage"), signature)).isInstanceOf(Heard.Rejected.class);
        assertThat(hear(body, StripeServer.signed(body, SECRET, facts.now.minusSeconds(301))))
                .isInstanceOf(Heard.Rejected.class);
        assertThat(facts.db
                        .sql("select count(*)::int from connection_hint")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        lab.run("stripe");
        assertThat(profile().fields()).contains("harbor");
    }

    @Test
    void what_is_deleted_there_is_retracted_here() {
        String customer = shop.customer("harbor");
        String invoice = shop.invoice(customer, "sub_x", 3);
        connect();
        lab.run("stripe");
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("invoice", 3L);

        world.delete(invoice, "invoice.deleted");
        world.delete(customer, "customer.deleted");
        lab.run("stripe");

        assertThat(lab.connections.standing(ADA, "stripe")).isEmpty();
    }

    @Test
    void what_cannot_be_told_is_set_aside_and_goes_when_it_is_taken_back() {
        String customer = shop.customer("harbor");
        var chosen = shop.price(10, "month");
        chosen.putNull("unit_amount").putNull("unit_amount_decimal");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        shop.update(subscription, it -> it.withArray("/items/data").add(shop.item(chosen, 1)));
        connect();
        lab.run("stripe");

        assertThat(facts.facts.setAside(ADA, SetAsidePage.open(10).of("stripe", null, null)))
                .singleElement()
                .satisfies(aside -> assertThat(aside.reasons().toString()).contains("the customer chooses it"));
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("subscription_terms", 1L);

        lab.connections.disconnect(ADA, "stripe", true);
        lab.run("stripe");
        assertThat(lab.connections.standing(ADA, "stripe")).isEmpty();
        assertThat(facts.facts.openSetAside()).isEmpty();
        assertThat(lab.connection("stripe").state()).isEqualTo(Connection.State.DISCONNECTED);
    }

    @Test
    void let_go_with_its_facts_kept_it_can_be_connected_again_and_goes_on() {
        shop.customer("harbor");
        connect();
        lab.run("stripe");
        lab.connections.disconnect(ADA, "stripe", false);
        assertThat(lab.run("stripe")).isEmpty();
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("account_profile", 1L);
        assertThat(facts.db
                        .sql("select count(*)::int from secret where owner like 'connection/%'")
                        .query(Integer.class)
                        .single())
                .as("its keys are forgotten")
                .isZero();

        shop.customer("lantern");
        connect();
        lab.run("stripe");
        assertThat(lab.connections.standing(ADA, "stripe")).containsEntry("account_profile", 2L);
    }

    @Test
    void a_paused_source_is_not_asked() {
        connect();
        lab.sources.pause(ADA, "stripe");
        server.asked.clear();

        assertThat(lab.run("stripe")).contains(Duration.ofMinutes(1));
        assertThat(server.asked).isEmpty();
    }

    @Test
    void a_product_that_gets_another_name_has_it_in_all_terms() {
        String customer = shop.customer("harbor");
        shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        connect();
        lab.run("stripe");

        String product = world.events().stream()
                .filter(event -> event.path("type").asString().equals("product.created"))
                .map(event -> event.path("data").path("object").path("id").asString())
                .findFirst()
                .orElseThrow();
        world.change(product, "product.updated", it -> it.put("name", "Lighthouse"));
        lab.run("stripe");

        assertThat(facts.heads().toString()).contains("Lighthouse").doesNotContain("Harbor pilot");
    }

    private Fact profile() {
        return facts.facts.latest(ADA, "stripe", 50).stream()
                .filter(fact -> fact.kind().value().equals("account_profile"))
                .findFirst()
                .orElseThrow();
    }

    private Heard hear(String body, String signature) {
        return lab.connections.hear(
                "stripe", new Letter(Map.of("stripe-signature", signature), body.getBytes(StandardCharsets.UTF_8)));
    }

    private void connect() {
        assertThat(lab.connections.connect(
                        ADA,
                        "stripe",
                        Map.of("key", StripeServer.KEY, "base", server.address(), "signing_secrets", SECRET)))
                .isEqualTo(new Outcome.Connected("stripe"));
    }
}
