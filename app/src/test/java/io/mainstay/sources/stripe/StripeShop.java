package io.mainstay.sources.stripe;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people do in a shop that bills by our Stripe: customers come, subscribe, change their minds, pay and leave. */
final class StripeShop {

    private static final long MONTH = 30 * 86_400L;

    final StripeWorld world;
    private String product;

    /** The product that coupons made from now on are limited to; null when they are for all. */
    String couponsOnlyFor;

    StripeShop(StripeWorld world) {
        this.world = world;
    }

    String customer(String name) {
        return world.add("cus", "customer", "customer.created", customer -> {
                    customer.put("name", name).put("email", name + "@example.com");
                    customer.putObject("address").put("country", "DE");
                    customer.putObject("metadata").put("crm", "crm-" + name);
                })
                .path("id")
                .asString();
    }

    String product(String name) {
        return world.add(
                        "prod",
                        "product",
                        "product.created",
                        product -> product.put("name", name).put("active", true))
                .path("id")
                .asString();
    }

    ObjectNode price(long amount, String interval) {
        if (product == null) {
            product = product("Harbor pilot");
        }
        return priceOf(product, amount, interval);
    }

    ObjectNode priceOf(String product, long amount, String interval) {
        return world.add("price", "price", "", price -> {
            price.put("currency", "eur").put("unit_amount", amount).put("unit_amount_decimal", "" + amount);
            price.put("billing_scheme", "per_unit").put("product", product).put("type", "recurring");
            price.put("tax_behavior", "exclusive").putNull("nickname");
            price.putObject("recurring")
                    .put("interval", interval)
                    .put("interval_count", 1)
                    .put("usage_type", "licensed");
        });
    }

    /** Paid for by what was used. */
    ObjectNode metered(long amount, String interval) {
        ObjectNode price = price(amount, interval);
        price.withObject("/recurring").put("usage_type", "metered");
        return price;
    }

    String subscribe(String customer, ObjectNode price, long quantity, long trialDays) {
        return world.add("sub", "subscription", "customer.subscription.created", subscription -> {
                    subscription
                            .put("customer", customer)
                            .put("currency", price.path("currency").asString());
                    subscription.put("status", trialDays > 0 ? "trialing" : "active");
                    subscription.put("start_date", world.now).put("billing_cycle_anchor", world.now);
                    subscription
                            .put("cancel_at_period_end", false)
                            .putNull("cancel_at")
                            .putNull("canceled_at");
                    subscription.putNull("ended_at").putNull("pause_collection").putArray("discounts");
                    if (trialDays > 0) {
                        subscription.put("trial_end", world.now + trialDays * 86_400);
                    }
                    subscription.putObject("items").putArray("data").add(item(price, quantity));
                })
                .path("id")
                .asString();
    }

    ObjectNode item(ObjectNode price, long quantity) {
        ObjectNode item = price.objectNode();
        item.put("id", world.id("si")).put("object", "subscription_item").put("quantity", quantity);
        item.put("current_period_end", world.now + MONTH).putArray("discounts");
        if (price.path("recurring").path("usage_type").asString().equals("metered")) {
            item.remove("quantity");
        }
        ObjectNode there = price.deepCopy();
        there.remove("tiers");
        item.set("price", there);
        return item;
    }

    List<ObjectNode> items(String subscription) {
        List<ObjectNode> items = new ArrayList<>();
        world.get(subscription).path("items").path("data").forEach(item -> items.add((ObjectNode) item));
        return items;
    }

    void update(String subscription, java.util.function.Consumer<ObjectNode> change) {
        world.change(subscription, "customer.subscription.updated", change);
    }

    void status(String subscription, String status) {
        update(subscription, it -> it.put("status", status));
    }

    void cancel(String subscription) {
        ObjectNode it = world.get(subscription);
        it.put("status", "canceled").put("ended_at", world.now).put("canceled_at", world.now);
        world.tell("customer.subscription.deleted", it, null);
    }

    /** People name coupons as they like. */
    private String coupon(double percent) {
        return world.add(
                        "10% OFF/",
                        "coupon", "", it -> {
                            it.put("percent_off", percent).putNull("amount_off").put("duration", "forever");
                            if (couponsOnlyFor != null) {
                                it.putObject("applies_to").putArray("products").add(couponsOnlyFor);
                            }
                        })
                .path("id")
                .asString();
    }

    /** On all that a customer subscribes to, in place of what was. Told as a discount, and where asked as a change of the customer. */
    void discountAll(String customer, double percent, boolean alsoAsChange) {
        String coupon = coupon(percent);
        ObjectNode before = world.get(customer).path("discount") instanceof ObjectNode there ? there.deepCopy() : null;
        ObjectNode discount = world.add("di", "discount", "", it -> {
            it.put("start", world.now).put("customer", customer).putNull("subscription");
            it.putObject("source").put("type", "coupon").put("coupon", coupon);
        });
        world.tell(before == null ? "customer.discount.created" : "customer.discount.updated", discount, before);
        put(customer, discount, alsoAsChange);
    }

    void withoutDiscountOnAll(String customer, boolean alsoAsChange) {
        world.tell("customer.discount.deleted", world.get(customer).path("discount"), null);
        put(customer, JsonNodeFactory.instance.nullNode(), alsoAsChange);
    }

    private void put(String customer, JsonNode discount, boolean alsoAsChange) {
        if (alsoAsChange) {
            world.change(customer, "customer.updated", it -> it.set("discount", discount.deepCopy()));
        } else {
            world.get(customer).set("discount", discount.deepCopy());
        }
    }

    String discount(String subscription, double percent) {
        String coupon = coupon(percent);
        String discount = world.add("di", "discount", "", it -> {
                    it.put("start", world.now).put("subscription", subscription);
                    it.putObject("source").put("type", "coupon").put("coupon", coupon);
                })
                .path("id")
                .asString();
        world.tell("customer.discount.created", world.get(discount), null);
        update(subscription, it -> it.putArray("discounts").add(discount));
        return discount;
    }

    /** Off one item only, beside what is off the subscription. */
    void discountItem(String subscription, int place, double percent) {
        String coupon = coupon(percent);
        String item = items(subscription).get(place).path("id").asString();
        ObjectNode discount = world.add("di", "discount", "", it -> {
            it.put("start", world.now).put("subscription", subscription).put("subscription_item", item);
            it.putObject("source").put("type", "coupon").put("coupon", coupon);
        });
        world.tell("customer.discount.created", discount, null);
        update(
                subscription,
                it -> ((ObjectNode) it.at("/items/data/" + place))
                        .withArray("discounts")
                        .add(discount.path("id").asString()));
    }

    void withoutDiscountOnItem(String subscription, int place) {
        update(subscription, it -> ((ObjectNode) it.at("/items/data/" + place)).putArray("discounts"));
    }

    void withoutDiscount(String subscription) {
        update(subscription, it -> it.putArray("discounts"));
    }

    String invoice(String customer, String subscription, int lines) {
        return world.add("in", "invoice", "invoice.created", invoice -> {
                    invoice.put("customer", customer).put("status", "open").put("number", "H-" + world.now);
                    invoice.put("currency", "eur")
                            .putObject("status_transitions")
                            .put("finalized_at", world.now);
                    invoice.putObject("parent")
                            .putObject("subscription_details")
                            .put("subscription", subscription);
                    var all = invoice.putArray("all_lines");
                    for (int i = 0; i < lines; i++) {
                        ObjectNode line =
                                all.addObject().put("id", world.id("il")).put("object", "line_item");
                        line.put("amount", 1_000 + i).put("currency", "eur").put("quantity", 1);
                        line.put("description", "Harbor pilot")
                                .putObject("period")
                                .put("start", world.now)
                                .put("end", world.now + MONTH);
                    }
                    var first = invoice.putObject("lines").put("object", "list").put("has_more", lines > 10);
                    var data = first.putArray("data");
                    all.forEach(line -> {
                        if (data.size() < 10) {
                            data.add(line.deepCopy());
                        }
                    });
                })
                .path("id")
                .asString();
    }

    /** An invoice for the use of a metered item. */
    String billUse(String subscription, ObjectNode item, long amount) {
        String customer = world.get(subscription).path("customer").asString();
        String invoice = invoice(customer, subscription, 1);
        for (String list : List.of("/lines/data", "/all_lines")) {
            var line = (ObjectNode) world.get(invoice).at(list).get(0);
            line.put("amount", amount);
            line.putObject("parent")
                    .putObject("subscription_item_details")
                    .put("subscription", subscription)
                    .put("subscription_item", item.path("id").asString());
            line.putObject("pricing")
                    .putObject("price_details")
                    .put("price", item.path("price").path("id").asString())
                    .put("product", product);
        }
        return invoice;
    }

    void pay(String invoice) {
        world.change(invoice, "invoice.paid", it -> it.put("status", "paid"));
    }

    String charge(String customer, long amount) {
        return world.add("ch", "charge", "charge.succeeded", charge -> {
                    charge.put("amount", amount).put("currency", "eur").put("status", "succeeded");
                    charge.put("captured", true).put("refunded", false).put("amount_refunded", 0);
                    charge.put("customer", customer)
                            .putObject("payment_method_details")
                            .put("type", "card");
                })
                .path("id")
                .asString();
    }

    void refund(String charge, long amount) {
        world.add(
                "re",
                "refund",
                "refund.created",
                refund -> refund.put("amount", amount)
                        .put("currency", "eur")
                        .put("status", "succeeded")
                        .put("charge", charge)
                        .put("reason", "requested_by_customer"));
        world.change(
                charge,
                "charge.refunded",
                it -> it.put("amount_refunded", amount)
                        .put("refunded", amount == it.path("amount").asLong()));
    }
}
