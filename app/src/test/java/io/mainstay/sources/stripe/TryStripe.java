package io.mainstay.sources.stripe;

import java.time.Clock;

/** Our Stripe for a person to connect to by hand: run it, name its host in MAINSTAY_ALLOWED_HOSTS, and enter the key it prints. */
public final class TryStripe {

    private static final int CUSTOMERS = 420;
    private static final int HAPPENINGS = 700;
    private static final long HALF_A_YEAR = 180 * 86_400L;

    private TryStripe() {}

    public static void main(String[] arguments) throws InterruptedException {
        var world = new StripeWorld();
        world.now = Clock.systemUTC().instant().getEpochSecond() - HALF_A_YEAR;
        var shop = new StripeShop(world);
        var price = shop.price(4_900, "month");
        for (int i = 0; i < CUSTOMERS; i++) {
            String customer = shop.customer("Customer " + (i + 1));
            shop.pay(shop.invoice(customer, shop.subscribe(customer, price, 1 + i % 9, 0), 2));
            shop.charge(customer, 4_900L * (1 + i % 9));
            world.now += 3_600;
        }
        var happenings = new Happenings(3, world);
        world.oldShapes = false;
        long end = Clock.systemUTC().instant().getEpochSecond();
        for (int i = 0; i < HAPPENINGS && world.now < end; i++) {
            happenings.next();
        }
        var chosen = shop.price(10, "month");
        chosen.putNull("unit_amount").putNull("unit_amount_decimal");
        shop.subscribe(shop.customer("Lantern"), chosen, 1, 0);
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        var server = new StripeServer(world, port);
        server.slowMs = 60;
        System.out.printf("Our Stripe is at %s, its key is %s%n", server.address(), StripeServer.KEY);
        Thread.currentThread().join();
    }
}
