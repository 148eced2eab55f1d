package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stripe.StripeClient;
import com.stripe.model.Event;
import com.stripe.model.Subscription;
import com.stripe.param.EventListParams;
import com.stripe.param.SubscriptionListParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's own libraries read our Stripe as they read the real one, so what our tests learn from it is worth something. */
class StripeLibrariesTest {

    private static final Path NODE = Path.of("target", "stripe-node").toAbsolutePath();
    private static final int SUBSCRIPTIONS = 130;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private StripeServer server;

    @BeforeEach
    void fill() {
        String customer = shop.customer("harbor");
        var price = shop.price(4_900, "month");
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            shop.subscribe(customer, price, 1 + i, 0);
        }
        server = new StripeServer(world);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_java_library_pages_through_what_we_page_through() throws Exception {
        var client = StripeClient.builder()
                .setApiKey(StripeServer.KEY)
                .setApiBase(server.address())
                .setMaxNetworkRetries(0)
                .build();
        var parameters = SubscriptionListParams.builder()
                .setLimit(50L)
                .setStatus(SubscriptionListParams.Status.ALL)
                .addExpand("data.discounts")
                .build();

        List<Long> quantities = new ArrayList<>();
        for (Subscription each : client.v1().subscriptions().list(parameters).autoPagingIterable()) {
            quantities.add(each.getItems().getData().getFirst().getQuantity());
        }

        assertThat(quantities).hasSize(SUBSCRIPTIONS).startsWith(130L).endsWith(1L);
    }

    @Test
    void the_java_library_reads_the_events_after_one_as_we_do() throws Exception {
        var client = StripeClient.builder()
                .setApiKey(StripeServer.KEY)
                .setApiBase(server.address())
                .build();
        String tenth = world.events().get(9).path("id").asString();
        var parameters =
                EventListParams.builder().setLimit(5L).setEndingBefore(tenth).build();

        List<Event> page = client.v1().events().list(parameters).getData();

        assertThat(page)
                .extracting(Event::getId)
                .containsExactly(
                        world.events().get(14).path("id").asString(),
                        world.events().get(13).path("id").asString(),
                        world.events().get(12).path("id").asString(),
                        world.events().get(11).path("id").asString(),
                        world.events().get(10).path("id").asString());
    }

    /** The library for Node signs as we check, checks as we sign, and lists what our server serves. */
    @Test
    void the_library_for_node_agrees() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/node")), "node is not installed, so its library is not asked");
        assumeTrue(installed(), "the library for node could not be fetched, so it is not asked");
        String secret = "whsec_node";
        String body = "{\"id\": \"evt_1\", \"object\": \"event\", \"note\": \"Größe\"}";
        Instant now = java.time.Clock.systemUTC().instant();

        String said = node("""
                const Stripe = require('stripe');
                const [port, body, secret, header] = process.argv.slice(2);
                const stripe = new (Stripe.default || Stripe)('%s', {host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0});
                (async () => {
                  console.log(stripe.webhooks.generateTestHeaderString({payload: body, secret}));
                  console.log(stripe.webhooks.constructEvent(body, header, secret).id);
                  let count = 0;
                  for await (const each of stripe.subscriptions.list({limit: 100, status: 'all'})) count++;
                  console.log(count);
                })();
                """.formatted(StripeServer.KEY), body, secret, StripeServer.signed(body, secret, now));

        String[] lines = said.strip().split("\n");
        assertThat(StripeSignature.fits(
                        lines[0], body.getBytes(StandardCharsets.UTF_8), List.of(secret), now.plusSeconds(5)))
                .as(said)
                .isTrue();
        assertThat(lines[1]).isEqualTo("evt_1");
        assertThat(lines[2]).isEqualTo("" + SUBSCRIPTIONS);
    }

    private static boolean installed() throws IOException, InterruptedException {
        if (Files.exists(NODE.resolve("node_modules/stripe/package.json"))) {
            return true;
        }
        Files.createDirectories(NODE);
        var npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent", "stripe@23.1.0")
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return npm.waitFor(60, TimeUnit.SECONDS) && npm.exitValue() == 0;
    }

    private String node(String script, String body, String secret, String header)
            throws IOException, InterruptedException {
        Path file = Files.writeString(NODE.resolve("ask.js"), script);
        String port = server.host().split(":")[1];
        var node = new ProcessBuilder("node", file.toString(), port, body, secret, header)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
