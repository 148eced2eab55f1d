package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe's objects mean, in their newer and their older shapes. */
class StripeShapesTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long DAY = 86_400;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final Reader reader = new Reader(world, Clock.fixed(START.plusSeconds(60 * DAY), ZoneOffset.UTC));

    @Test
    void a_change_of_seats_counts_from_the_moment_it_was_made() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 2, 0);
        world.now += 10 * DAY;
        shop.update(subscription, it -> first(it).put("quantity", 5));

        List<RawFact> terms = terms(subscription);
        assertThat(terms).extracting(RawFact::at).containsExactly("2026-01-05T08:00:00Z", "2026-01-15T08:00:00Z");
        assertThat(terms).extracting(fact -> fact.fields().get("quantity")).containsExactly("2", "5");
        assertThat(terms).extracting(fact -> fact.fields().get("unit_price")).containsExactly("49", "49");
    }

    @Test
    void an_item_that_is_replaced_by_another_ends_as_the_other_begins() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
        world.now += DAY;
        ObjectNode other = shop.item(shop.price(9_900, "month"), 1);
        shop.update(subscription, it -> it.withObject("/items").putArray("data").add(other));

        assertThat(terms(subscription))
                .extracting(fact -> fact.at() + " " + fact.fields().get("status") + " "
                        + fact.fields().get("unit_price"))
                .containsExactlyInAnyOrder(
                        "2026-01-05T08:00:00Z active 49",
                        "2026-01-06T08:00:00Z canceled 49",
                        "2026-01-06T08:00:00Z active 99");
    }

    @Test
    void a_trial_that_is_over_is_told_from_the_subscription_alone() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 14);
        world.get(subscription).put("status", "active");
        world.events().clear();

        assertThat(terms(subscription))
                .extracting(fact -> fact.at() + " " + fact.fields().get("status"))
                .containsExactly("2026-01-05T08:00:00Z trialing", "2026-01-19T08:00:00Z active");
    }

    @Test
    void a_subscription_that_ended_says_when() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
        world.now += 20 * DAY;
        shop.cancel(subscription);
        world.events().clear();

        assertThat(terms(subscription))
                .extracting(fact -> fact.at() + " " + fact.fields().get("status"))
                .containsExactly("2026-01-05T08:00:00Z active", "2026-01-25T08:00:00Z canceled");
    }

    @Test
    void one_that_was_never_paid_for_never_was() {
        String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
        world.get(subscription).put("status", "incomplete_expired");
        world.events().clear();

        assertThat(terms(subscription)).isEmpty();
    }

    @Test
    void a_cancellation_at_the_end_of_the_period_names_the_day_in_both_shapes() {
        for (boolean old : List.of(true, false)) {
            world.oldShapes = old;
            String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
            world.now += DAY;
            shop.update(subscription, it -> it.put("cancel_at_period_end", true).put("canceled_at", world.now));
            String periodEnd = Instant.ofEpochSecond(first(world.get(subscription))
                            .path("current_period_end")
                            .asLong())
                    .toString();

            assertThat(terms(subscription).getLast().fields()).containsEntry("cancel_at", periodEnd);
        }
    }

    @Test
    void a_discount_is_read_with_its_coupon_in_both_shapes() {
        for (boolean old : List.of(true, false)) {
            world.oldShapes = old;
            String subscription = shop.subscribe(shop.customer("harbor"), shop.price(4_900, "month"), 1, 0);
            world.now += DAY;
            shop.discount(subscription, 25.5);
            world.now += DAY;
            shop.withoutDiscount(subscription);

            List<RawFact> terms = terms(subscription);
            assertThat(terms).hasSize(3);
            assertThat(String.valueOf(terms.get(1).fields().get("discounts")))
                    .as("old shapes: %s", old)
                    .contains("percent=25.5", "duration=forever", "from=");
            assertThat(terms.get(2).fields()).doesNotContainKey("discounts");
        }
    }

    @Test
    void yen_have_no_hundredths_and_dinars_have_thousandths() {
        assertThat(Money.text(4_900, "JPY")).isEqualTo("4900");
        assertThat(Money.text(4_900, "EUR")).isEqualTo("49");
        assertThat(Money.text(4_900, "KWD")).isEqualTo("4.9");
        assertThat(Money.text(4_950, "UGX")).isEqualTo("49.5");
    }

    @Test
    void tiers_come_down_to_what_the_quantity_costs() {
        ObjectNode price = shop.price(0, "month");
        price.put("billing_scheme", "tiered").put("tiers_mode", "graduated");
        price.remove(List.of("unit_amount", "unit_amount_decimal"));
        var tiers = price.putArray("tiers");
        tiers.addObject().put("up_to", 10).put("unit_amount", 500).put("flat_amount", 1_000);
        tiers.addObject().putNull("up_to").put("unit_amount", 400);

        String graduated = shop.subscribe(shop.customer("harbor"), price, 12, 0);
        assertThat(terms(graduated).getFirst().fields())
                .containsEntry("quantity", "1")
                .containsEntry("unit_price", "68");
        assertThat(Tiers.total(Json.list(price, "tiers"), "volume", BigDecimal.valueOf(12)))
                .isEqualByComparingTo("4800");
    }

    @Test
    void a_plan_of_former_times_is_a_price() {
        ObjectNode item = (ObjectNode) Json.read("""
                {"id": "si_1", "quantity": 3, "plan": {"id": "gold", "amount": 1250, "currency": "usd", "interval": "year",
                 "interval_count": 1, "usage_type": "licensed", "billing_scheme": "per_unit", "product": "prod_1"}}""");

        assertThat(Price.of(item, List.of(), null)).isEqualTo(new Price("3", "12.5", "USD", "year", 1));
    }

    @Test
    void packages_and_fractions_of_a_cent_keep_their_sum() {
        ObjectNode item = (ObjectNode) Json.read("""
                {"id": "si_1", "quantity": 25, "price": {"id": "p", "unit_amount": 700, "currency": "eur",
                 "recurring": {"interval": "month", "interval_count": 1}, "transform_quantity": {"divide_by": 10, "round": "up"}}}""");
        assertThat(Price.of(item, List.of(), "eur").total()).isEqualByComparingTo("21");

        item.withObject("/price").remove("transform_quantity");
        item.withObject("/price").put("unit_amount_decimal", "0.0033333333");
        assertThat(Price.of(item, List.of(), "eur")).isEqualTo(new Price("1", "0.000833", "EUR", "month", 1));
    }

    @Test
    void an_amount_off_the_whole_is_shared_out_to_the_cent() {
        var parts = Collections.nCopies(3, new Discounts.Part("prod_1", BigDecimal.valueOf(10)));
        BigDecimal off = new BigDecimal("10.00");

        assertThat(new Discounts.Share(parts, 0).of(off)).isEqualByComparingTo("3.34");
        assertThat(new Discounts.Share(parts, 1).of(off)).isEqualByComparingTo("3.33");
    }

    @Test
    void invoices_of_both_shapes_name_their_subscription() {
        String customer = shop.customer("harbor");
        String newer = shop.invoice(customer, "sub_1", 1);
        String older = shop.invoice(customer, "sub_2", 1);
        world.get(older).remove("parent");
        world.get(older).put("subscription", "sub_2");
        reader.pull();

        assertThat(reader.of(newer).getFirst().fields()).containsEntry("subscription", "sub_1");
        assertThat(reader.of(older).getFirst().fields()).containsEntry("subscription", "sub_2");
    }

    @Test
    void a_charge_of_nobodys_is_nobodys_payment() {
        String charge = shop.charge(shop.customer("harbor"), 500);
        world.get(charge).putNull("customer");
        reader.pull();

        assertThat(reader.of(charge)).isEmpty();
        assertThat(reader.facts().keySet()).noneMatch(key -> key.startsWith("payment"));
    }

    private List<RawFact> terms(String subscription) {
        reader.pull();
        reader.pull();
        return reader.of(subscription).stream()
                .filter(fact -> Objects.equals(fact.kind(), "subscription_terms"))
                .toList();
    }

    private static ObjectNode first(ObjectNode subscription) {
        return (ObjectNode) subscription.path("items").path("data").get(0);
    }
}
