package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A metered price promises nothing; what its use came to is known from invoices. */
class MeteredUseTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long DAY = 86_400;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final Reader reader = new Reader(world, Clock.fixed(START.plusSeconds(60 * DAY), ZoneOffset.UTC));

    @Test
    void before_anything_was_billed_it_costs_nothing_and_use_is_not_known() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.metered(10, "month"), 1, 0);
        reader.pull();

        assertThat(terms(subscription))
                .singleElement()
                .satisfies(terms -> assertThat(terms.fields())
                        .containsEntry("unit_price", "0")
                        .containsEntry("quantity", "0")
                        .containsEntry("currency", "EUR")
                        .doesNotContainKey("metered_monthly"));
    }

    @Test
    void what_was_billed_holds_until_the_next_bill() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.metered(10, "month"), 1, 0);
        reader.pull();
        for (long amount : List.of(2_000, 3_500, 0)) {
            world.now += 30 * DAY;
            shop.billUse(subscription, item(subscription), amount);
        }
        reader.pull();

        assertThat(terms(subscription))
                .extracting(MeteredUseTest::line)
                .containsExactly(
                        "2026-01-05T08:00:00Z null",
                        "2026-02-04T08:00:00Z 20",
                        "2026-03-06T08:00:00Z 35",
                        "2026-04-05T08:00:00Z 0");
    }

    @Test
    void lines_of_one_invoice_add_up_less_discounts_and_tax_for_a_month_of_the_year() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.metered(10, "year"), 1, 0);
        world.now += DAY;
        String invoice = shop.billUse(subscription, item(subscription), 20_000);
        var data = (ObjectNode) world.get(invoice).at("/lines/data/0");
        data.withArray("discount_amounts").addObject().put("amount", 1_000).put("discount", "di_1");
        data.withArray("taxes").addObject().put("amount", 1_000).put("tax_behavior", "inclusive");
        ObjectNode second = data.deepCopy().put("id", "il_second").put("amount", 8_000);
        world.get(invoice).withArray("/lines/data").add(second);
        reader.pull();

        assertThat(terms(subscription))
                .extracting(MeteredUseTest::line)
                .containsExactly("2026-01-05T08:00:00Z null", "2026-01-06T08:00:00Z 20");
    }

    @Test
    void older_lines_carry_their_item_and_their_price_whole() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.metered(10, "month"), 1, 0);
        world.now += DAY;
        String invoice = shop.billUse(subscription, item(subscription), 700);
        var line = (ObjectNode) world.get(invoice).at("/lines/data/0");
        line.remove(List.of("parent", "pricing"));
        line.put("subscription", subscription).put("type", "subscription");
        line.put("subscription_item", item(subscription).path("id").asString());
        line.set("price", item(subscription).path("price").deepCopy());
        world.events().clear();
        reader.pull();

        assertThat(terms(subscription)).extracting(MeteredUseTest::line).contains("2026-01-06T08:00:00Z 7");
    }

    @Test
    void an_invoice_that_is_a_draft_or_void_bills_nothing() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.metered(10, "month"), 1, 0);
        world.now += DAY;
        String draft = shop.billUse(subscription, item(subscription), 700);
        world.get(draft).put("status", "draft");
        world.now += DAY;
        String bill = shop.billUse(subscription, item(subscription), 900);
        reader.pull();
        assertThat(terms(subscription))
                .extracting(MeteredUseTest::line)
                .containsExactly("2026-01-05T08:00:00Z null", "2026-01-07T08:00:00Z 9");

        world.change(bill, "invoice.voided", it -> it.put("status", "void"));
        reader.pull();
        assertThat(terms(subscription)).extracting(MeteredUseTest::line).containsExactly("2026-01-05T08:00:00Z null");
    }

    @Test
    void lines_for_what_is_not_metered_are_no_use() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
        world.now += DAY;
        shop.billUse(subscription, item(subscription), 4_900);
        reader.pull();

        assertThat(terms(subscription)).extracting(MeteredUseTest::line).containsExactly("2026-01-05T08:00:00Z null");
    }

    private ObjectNode item(String subscription) {
        return shop.items(subscription).getFirst();
    }

    private List<RawFact> terms(String subscription) {
        return reader.of(subscription).stream()
                .filter(fact -> Objects.equals(fact.kind(), "subscription_terms"))
                .toList();
    }

    private static String line(RawFact fact) {
        return fact.at() + " " + fact.fields().get("metered_monthly");
    }
}
