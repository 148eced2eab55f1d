package io.mainstay.sources.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.node.ObjectNode;

/** A made-up history, one happening after another; the same seed makes the same. Some happen within one second. */
final class Happenings {

    private static final List<String> TROUBLES = List.of("past_due", "active", "unpaid", "active");

    private final RandomGenerator random;
    private final StripeShop shop;
    private final List<String> customers = new ArrayList<>();
    private final List<String> subscriptions = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private final List<String> charges = new ArrayList<>();
    private final List<String> bills = new ArrayList<>();

    Happenings(long seed, StripeWorld world) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        shop = new StripeShop(world);
        world.oldShapes = random.nextInt(3) == 0;
    }

    StripeWorld world() {
        return shop.world;
    }

    void next() {
        shop.world.now += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(400_000);
        List<String> live = subscriptions.stream()
                .filter(id -> !shop.world.get(id).path("status").asString().equals("canceled"))
                .toList();
        if (customers.isEmpty() || random.nextInt(12) == 0) {
            customers.add(shop.customer("customer" + customers.size()));
        } else if (live.isEmpty() || random.nextInt(8) == 0) {
            long trial = random.nextInt(4) == 0 ? 14 : 0;
            subscriptions.add(shop.subscribe(any(customers), price(), 1 + random.nextInt(9), trial));
        } else if (random.nextInt(6) == 0) {
            money();
        } else if (random.nextInt(9) == 0) {
            shop.couponsOnlyFor = product();
            discountOfCustomer(any(customers));
        } else {
            subscription(any(live));
        }
    }

    private void money() {
        String customer = any(customers);
        switch (random.nextInt(4)) {
            case 0 -> charges.add(shop.charge(customer, 100 + random.nextInt(9_000)));
            case 1 -> {
                if (charges.isEmpty()) {
                    charges.add(shop.charge(customer, 500));
                }
                String charge = charges.removeLast();
                shop.refund(
                        charge,
                        random.nextBoolean()
                                ? 50
                                : shop.world.get(charge).path("amount").asLong());
            }
            case 2 -> shop.pay(shop.invoice(customer, "sub_x", 1 + random.nextInt(3)));
            default -> {
                String invoice = shop.invoice(customer, "sub_x", 2);
                shop.world.get(invoice).put("status", "draft");
                shop.world.delete(invoice, "invoice.deleted");
            }
        }
    }

    private void discountOfCustomer(String customer) {
        boolean has = shop.world.get(customer).path("discount").isObject();
        if (has && random.nextBoolean()) {
            shop.withoutDiscountOnAll(customer, random.nextBoolean());
        } else {
            shop.discountAll(customer, 5 + random.nextInt(60), random.nextBoolean());
        }
    }

    private void subscription(String id) {
        List<ObjectNode> items = shop.items(id);
        switch (random.nextInt(15)) {
            case 0, 1 -> shop.update(id, it -> first(it).put("quantity", 1 + random.nextInt(20)));
            case 2 -> {
                ObjectNode price = price();
                shop.update(id, it -> first(it).set("price", price.deepCopy()));
            }
            case 3 -> {
                ObjectNode item = shop.item(price(), 2);
                item.set("current_period_end", items.getFirst().path("current_period_end"));
                shop.update(id, it -> it.withArray("/items/data").add(item));
            }
            case 4 -> {
                if (items.size() > 1) {
                    shop.update(id, it -> it.withArray("/items/data").remove(1));
                }
            }
            case 5 -> shop.status(id, TROUBLES.get(random.nextInt(TROUBLES.size())));
            case 6 -> {
                shop.couponsOnlyFor = product();
                shop.discount(id, 5 + random.nextInt(60));
            }
            case 7 -> shop.withoutDiscount(id);
            case 8 ->
                shop.update(
                        id,
                        it -> it.put(
                                "cancel_at_period_end",
                                !it.path("cancel_at_period_end").asBoolean()));
            case 9 ->
                shop.update(id, it -> {
                    if (it.path("pause_collection").isNull()) {
                        it.putObject("pause_collection").put("behavior", "void");
                    } else {
                        it.putNull("pause_collection");
                    }
                });
            case 10, 11 -> use(id, items);
            case 12, 13 -> discountOfItem(id, random.nextInt(items.size()));
            default -> shop.cancel(id);
        }
    }

    /** Older events do not tell of it, so that from when it was depends on who looked when. */
    private void discountOfItem(String id, int place) {
        boolean has = !shop.items(id).get(place).path("discounts").isEmpty();
        if (shop.world.oldShapes) {
            shop.withoutDiscount(id);
        } else if (has && random.nextBoolean()) {
            shop.withoutDiscountOnItem(id, place);
        } else {
            shop.couponsOnlyFor = product();
            shop.discountItem(id, place, 5 + random.nextInt(60));
        }
    }

    /** What is metered is billed, or a bill is taken back. */
    private void use(String id, List<ObjectNode> items) {
        var metered = items.stream()
                .filter(item -> Price.isMetered(item.path("price")))
                .findFirst();
        if (metered.isEmpty()) {
            ObjectNode item = shop.item(shop.metered(10, random.nextBoolean() ? "year" : "month"), 1);
            item.set("current_period_end", items.getFirst().path("current_period_end"));
            shop.update(id, it -> it.withArray("/items/data").add(item));
        } else if (bills.isEmpty() || random.nextInt(3) > 0) {
            bills.add(shop.billUse(id, metered.get(), 100L * random.nextInt(500)));
        } else {
            shop.world.change(bills.removeLast(), "invoice.voided", it -> it.put("status", "void"));
        }
    }

    private static ObjectNode first(ObjectNode subscription) {
        return (ObjectNode) subscription.path("items").path("data").get(0);
    }

    private ObjectNode price() {
        long amount = 500 + 100L * random.nextInt(90);
        String interval = random.nextInt(4) == 0 ? "year" : "month";
        String product = product();
        return product == null ? shop.price(amount, interval) : shop.priceOf(product, amount, interval);
    }

    /** One of a few that there are, or null for what has none of its own. */
    private String product() {
        if (products.isEmpty()) {
            products.addAll(List.of(shop.product("Tug"), shop.product("Mooring")));
        }
        int any = random.nextInt(4);
        return any < products.size() ? products.get(any) : null;
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
