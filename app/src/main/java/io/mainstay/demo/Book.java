package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscriptions one customer has, as its billing system knows them. The first is the main product. */
final class Book {

    private static final List<Integer> RAMP_PERCENT = List.of(100, 130, 160);
    private static final double TAX_INCLUDED = 0.15;

    private final World world;
    private final Dice dice;
    private final Account account;
    private final Billing billing;
    private final List<Subscription> running = new ArrayList<>();
    private int subscriptions;
    private int discounts;

    Book(World world, Dice dice, Account account) {
        this.world = world;
        this.dice = dice;
        this.account = account;
        this.billing = new Billing(world.ledger(), account, dice);
    }

    Billing billing() {
        return billing;
    }

    Subscription main() {
        return running.getFirst();
    }

    List<Subscription> running() {
        return running;
    }

    BigDecimal yearly() {
        return running.stream().map(Subscription::yearly).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void tell(LocalDate learned, RawFact fact) {
        world.ledger().learn(learned, Origin.BILLING, fact);
    }

    /** The customer simply starts to pay. */
    void start(LocalDate day, Rhythm rhythm) {
        Subscription main = first(day, rhythm).discounted(welcome(day));
        tell(day, main.active(day));
    }

    /** A trial, which ends in paying or in nothing. */
    void startTrial(LocalDate day, LocalDate ends, boolean converts) {
        Subscription main = first(day, Rhythm.MONTHLY).trialUntil(ends).billsFrom(ends);
        tell(day, main.terms("trialing", day));
        if (converts) {
            tell(ends, main.discounted(welcome(ends)).active(ends));
        } else {
            tell(ends, main.terms("canceled", ends));
        }
    }

    /** Terms signed before they begin; a ramp is known from the day it is signed. */
    Subscription signed(LocalDate signed, LocalDate start, Rhythm rhythm, boolean ramped) {
        Subscription main = first(start, rhythm).discounted(welcome(start));
        long seats = main.quantity();
        tell(signed, main.active(start));
        if (ramped) {
            for (int year = 1; year < RAMP_PERCENT.size(); year++) {
                main.seats(seats * RAMP_PERCENT.get(year) / 100);
                tell(signed, main.active(start.plusYears(year)));
            }
            main.seats(seats);
        }
        return main;
    }

    /** From here on the main subscription is what the last year of its ramp makes it. */
    void climb() {
        main().seats(main().quantity() * RAMP_PERCENT.getLast() / 100);
    }

    /** What each year of a contract is worth. */
    List<BigDecimal> years(boolean ramped) {
        return ramped
                ? RAMP_PERCENT.stream()
                        .map(percent -> main().yearly(main().quantity() * percent / 100))
                        .toList()
                : List.of(yearly());
    }

    private Subscription first(LocalDate day, Rhythm rhythm) {
        running.clear();
        Subscription main = open(Product.BERTH, rhythm, account.segment().seats(dice.random()), day);
        boolean european = account.market().region().equals("EMEA");
        if (european && account.segment() == Segment.SMB && dice.chance(TAX_INCLUDED)) {
            main.taxed(new BigDecimal(account.market() == Market.GERMANY ? "0.19" : "0.2"));
        }
        return main;
    }

    /** A further subscription, priced by the list of its day. */
    Subscription open(Product product, Rhythm rhythm, long seats, LocalDate day) {
        subscriptions++;
        String id = "sub-%s-%d".formatted(account.key(), subscriptions);
        Subscription subscription = new Subscription(id, account, product, rhythm, account.plan(), seats, day)
                .priced(world.story().raised(day));
        running.add(subscription);
        return subscription;
    }

    /** The term ran out unsigned; a new main subscription follows it, agreed on later. */
    Subscription replaceMain(LocalDate end, LocalDate begins) {
        Subscription old = running.removeFirst();
        Subscription next = open(old.product(), old.rhythm(), old.quantity(), begins);
        running.addFirst(running.removeLast());
        tell(end, old.terms("canceled", end, next.id()));
        return next;
    }

    Discount coupon(int percent, int months, LocalDate day) {
        discounts++;
        return Discount.repeating("di-%s-%d".formatted(account.key(), discounts), percent, months, day);
    }

    private @Nullable Discount welcome(LocalDate day) {
        double drawn = dice.random().nextDouble();
        if (drawn < 0.10) {
            return coupon(dice.oneOf(List.of(10, 15, 20, 25)), dice.oneOf(List.of(3, 6, 12)), day);
        }
        discounts++;
        String id = "di-%s-%d".formatted(account.key(), discounts);
        if (drawn < 0.14) {
            return Discount.forever(id, dice.oneOf(List.of(5, 10)), day);
        }
        return drawn < 0.18 ? Discount.once(id, dice.oneOf(List.of(30, 50)), day) : null;
    }

    /** Everything ends on one day, asked for on that day or before. */
    void end(LocalDate requested, LocalDate gone) {
        for (Subscription subscription : running) {
            subscription.canceling(requested, gone);
            if (requested.isBefore(gone) && !subscription.changedSince(requested)) {
                tell(requested, subscription.active(requested));
            }
            tell(gone, subscription.terms("canceled", gone));
        }
    }

    /** Bills what falls due in a month. */
    void bill(YearMonth month) {
        for (Subscription subscription : running) {
            LocalDate day = subscription.billDay(month);
            if (subscription.billsOn(day)) {
                billing.bill(subscription, day);
            }
        }
    }
}
