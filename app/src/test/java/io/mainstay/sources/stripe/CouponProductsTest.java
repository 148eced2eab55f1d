package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A coupon that is limited to some products is taken off the items of these only. */
class CouponProductsTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long DAY = 86_400;

    private final StripeWorld world = new StripeWorld();
    private final StripeShop shop = new StripeShop(world);
    private final Reader reader = new Reader(world, Clock.fixed(START.plusSeconds(60 * DAY), ZoneOffset.UTC));
    private final String tug = shop.product("Tug");
    private final String mooring = shop.product("Mooring");
    private final String customer = shop.customer("harbor");
    private String subscription;

    /** A tug at 30, moorings at 10 and at 20. */
    @BeforeEach
    void subscribe() {
        subscription = shop.subscribe(customer, shop.priceOf(tug, 3_000, "month"), 1, 0);
        for (long amount : List.of(1_000, 2_000)) {
            ((ObjectNode) world.get(subscription).path("items"))
                    .withArray("data")
                    .add(shop.item(shop.priceOf(mooring, amount, "month"), 1));
        }
        world.events().clear();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void percent_off_a_subscription_is_off_items_of_its_products_in_both_shapes(boolean old) {
        world.oldShapes = old;
        shop.couponsOnlyFor = mooring;
        world.now += DAY;
        shop.discount(subscription, 25.5);

        assertThat(off()).isEqualTo(Map.of("10", "percent=25.5", "20", "percent=25.5"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_coupon_of_the_customer_is_off_items_of_its_products_in_both_shapes(boolean old) {
        world.oldShapes = old;
        shop.couponsOnlyFor = tug;
        shop.discountAll(customer, 12.5, true);

        assertThat(off()).isEqualTo(Map.of("30", "percent=12.5"));
    }

    @Test
    void a_coupon_of_one_item_is_off_it_only_where_it_is_of_its_products_even_if_nothing_told_of_it() {
        shop.couponsOnlyFor = tug;
        String discount = shop.discount(subscription, 12.5);
        shop.update(subscription, it -> {
            it.putArray("discounts");
            it.path("items")
                    .path("data")
                    .forEach(item -> ((ObjectNode) item).putArray("discounts").add(discount));
        });
        world.events().clear();

        assertThat(off()).isEqualTo(Map.of("30", "percent=12.5"));
    }

    @Test
    void an_amount_off_is_shared_out_over_items_of_its_products_only() {
        shop.couponsOnlyFor = mooring;
        amountOff(shop.discount(subscription, 1), 100);

        assertThat(off()).isEqualTo(Map.of("10", "amount=0.34", "20", "amount=0.66"));
    }

    @Test
    void nothing_is_taken_off_where_no_item_is_of_its_products() {
        shop.couponsOnlyFor = shop.product("Dredger");
        amountOff(shop.discount(subscription, 1), 100);

        assertThat(off()).isEmpty();
    }

    @Test
    void what_a_coupon_was_limited_to_cannot_be_told_once_it_is_gone() {
        world.oldShapes = true;
        shop.couponsOnlyFor = mooring;
        String discount = shop.discount(subscription, 25.5);
        world.delete(coupon(discount), "coupon.deleted");

        assertThat(off()).hasSize(3).allSatisfy((_, each) -> assertThat(each).isEqualTo("unknown"));
    }

    private void amountOff(String discount, long amount) {
        world.get(coupon(discount))
                .putNull("percent_off")
                .put("amount_off", amount)
                .put("currency", "eur");
    }

    private String coupon(String discount) {
        return world.get(discount).path("source").path("coupon").asString();
    }

    /** What is taken off in the end, by the price of the item. */
    private Map<String, String> off() {
        reader.pull();
        Map<String, String> off = new TreeMap<>();
        reader.of(subscription).stream()
                .filter(fact -> Objects.equals(fact.kind(), "subscription_terms"))
                .forEach(fact -> {
                    String price = String.valueOf(fact.fields().get("unit_price"));
                    Object discounts = fact.fields().get("discounts");
                    off.remove(price);
                    if (discounts != null) {
                        off.put(price, String.valueOf(discounts).replaceAll(".*((percent|amount)=[0-9.]+).*", "$1"));
                    }
                });
        off.replaceAll((_, each) -> each.contains("=") && !each.startsWith("[") ? each : "unknown");
        return off;
    }
}
