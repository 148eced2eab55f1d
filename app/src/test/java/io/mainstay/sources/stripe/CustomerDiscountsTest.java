package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.connect.Hint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A discount on a customer lowers what its subscriptions cost, unless they have their own. */
class CustomerDiscountsTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long DAY = 86_400;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final Reader reader = new Reader(world, Clock.fixed(START.plusSeconds(60 * DAY), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_holds_from_its_start_until_it_is_removed_in_both_shapes(boolean old) {
        world.oldShapes = old;
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        reader.pull();
        world.now += DAY;
        shop.discountAll(customer, 25.5, false);
        reader.pull();
        world.now += DAY;
        shop.withoutDiscountOnAll(customer, old);
        reader.pull();

        assertThat(terms(subscription))
                .extracting(CustomerDiscountsTest::line)
                .containsExactly(
                        "2026-01-05T08:00:00Z null", "2026-01-06T08:00:00Z 25.5 forever", "2026-01-07T08:00:00Z null");
    }

    @Test
    void one_that_was_there_before_all_was_read_is_known_from_the_customer_alone() {
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        world.now += DAY;
        shop.discountAll(customer, 20, false);
        world.events().clear();
        reader.pull();

        assertThat(terms(subscription))
                .extracting(CustomerDiscountsTest::line)
                .containsExactly("2026-01-05T08:00:00Z null", "2026-01-06T08:00:00Z 20 forever");
    }

    @Test
    void a_subscription_with_a_discount_of_its_own_does_without_its_customers() {
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        world.now += DAY;
        shop.discountAll(customer, 20, true);
        world.now += DAY;
        shop.discount(subscription, 5);
        world.now += DAY;
        shop.withoutDiscount(subscription);
        reader.pull();

        assertThat(terms(subscription))
                .extracting(CustomerDiscountsTest::line)
                .containsExactly(
                        "2026-01-05T08:00:00Z null",
                        "2026-01-06T08:00:00Z 20 forever",
                        "2026-01-07T08:00:00Z 5 forever",
                        "2026-01-08T08:00:00Z 20 forever");
    }

    @Test
    void another_takes_the_place_of_the_one_before_for_each_subscription() {
        String customer = shop.customer("harbor");
        String one = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        String other = shop.subscribe(customer, shop.price(9_900, "year"), 1, 0);
        reader.pull();
        world.now += DAY;
        shop.discountAll(customer, 20, false);
        world.now += DAY;
        shop.discountAll(customer, 30, false);
        reader.pull();

        for (String subscription : List.of(one, other)) {
            assertThat(terms(subscription))
                    .extracting(CustomerDiscountsTest::line)
                    .containsExactly(
                            "2026-01-05T08:00:00Z null",
                            "2026-01-06T08:00:00Z 20 forever",
                            "2026-01-07T08:00:00Z 30 forever");
        }
    }

    @Test
    void a_letter_whose_event_is_not_known_any_more_still_says_whose_discount_to_look_at() {
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        reader.pull();
        world.now += DAY;
        shop.discountAll(customer, 20, false);
        var about = JsonNodeFactory.instance.objectNode();
        about.put("type", "customer.discount.created").put("object", "discount").put("id", "di_1");
        about.put("customer", customer).putNull("subscription");
        world.events().clear();

        reader.hear(new Hint("evt_gone", about.toString()));

        assertThat(terms(subscription))
                .extracting(CustomerDiscountsTest::line)
                .containsExactly("2026-01-05T08:00:00Z null", "2026-01-06T08:00:00Z 20 forever");
    }

    @Test
    void one_that_is_gone_unheard_ends_when_it_is_first_seen_to_be() {
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(4_900, "month"), 1, 0);
        shop.discountAll(customer, 20, false);
        reader.pull();
        world.now += DAY;
        world.get(customer).putNull("discount");
        world.change(customer, "customer.updated", it -> it.put("name", "Harbor"));
        reader.pull();

        assertThat(terms(subscription))
                .extracting(CustomerDiscountsTest::line)
                .containsExactly("2026-01-05T08:00:00Z 20 forever", "2026-03-06T08:00:00Z null");
    }

    @Test
    void an_amount_off_is_shared_out_over_the_items_of_each_subscription() {
        String customer = shop.customer("harbor");
        String subscription = shop.subscribe(customer, shop.price(3_000, "month"), 1, 0);
        ((ObjectNode) world.get(subscription).path("items"))
                .withArray("data")
                .add(shop.item(shop.price(1_000, "month"), 1));
        shop.discountAll(customer, 1, false);
        String coupon = world.get(customer)
                .path("discount")
                .path("source")
                .path("coupon")
                .asString();
        world.get(coupon).putNull("percent_off").put("amount_off", 800).put("currency", "eur");
        reader.pull();

        assertThat(terms(subscription).toString()).contains("amount=6,").contains("amount=2,");
    }

    private List<RawFact> terms(String subscription) {
        return reader.of(subscription).stream()
                .filter(fact -> Objects.equals(fact.kind(), "subscription_terms"))
                .toList();
    }

    private static String line(RawFact fact) {
        Object discounts = fact.fields().get("discounts");
        String shown = discounts == null ? "null" : String.valueOf(discounts);
        return fact.at() + " " + shown.replaceAll(".*duration=(\\w+), percent=([0-9.]+?)(\\.0)?,.*", "$2 $1");
    }
}
