package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One named account, and the words its story is written in. */
final class Role {

    private final World world;
    private final Account account;
    private final Sales sales;
    private final Billing billing;
    private int subscriptions;
    private int contracts;

    Role(World world, Dice dice, Account account) {
        this.world = world;
        this.account = account;
        this.sales = new Sales(world.ledger(), account);
        this.billing = new Billing(world.ledger(), account, dice);
    }

    void introduced(LocalDate day) {
        world.ledger().learn(day, Origin.CRM, account.introduced(day, "direct"));
    }

    void upgrades(Plan plan, LocalDate day) {
        world.ledger().learn(day, Origin.CRM, account.onPlan(plan, day));
    }

    Subscription subscription(Product product, Rhythm rhythm, long seats, LocalDate start) {
        subscriptions++;
        String id = "sub-%s-%d".formatted(account.key(), subscriptions);
        return new Subscription(id, account, product, rhythm, account.plan(), seats, start)
                .priced(world.story().raised(start));
    }

    void changes(Subscription subscription, LocalDate day) {
        tell(day, subscription.active(day));
    }

    void tell(LocalDate learned, RawFact fact) {
        world.ledger().learn(learned, Origin.BILLING, fact);
    }

    Contract signs(LocalDate signed, LocalDate start, BigDecimal yearly, String oneOff) {
        contracts++;
        String id = "con-%s-%d".formatted(account.key(), contracts);
        var contract = new Contract(id, account, signed, start, start.plusYears(1), List.of(yearly));
        world.ledger().learn(signed, Origin.CRM, contract.open(new BigDecimal(oneOff)));
        return contract;
    }

    /** The subscription goes on with new terms under a new contract. */
    Contract renews(Contract old, LocalDate signed, Subscription subscription, LocalDate start) {
        sales.opportunity("renewal", "Renewal", subscription.yearly(), signed.minusDays(50), signed, true);
        Contract next = signs(signed, start, subscription.yearly(), "0");
        world.ledger().learn(signed, Origin.CRM, old.renewed(signed, next));
        tell(signed, subscription.active(start));
        return next;
    }

    void sells(String type, String name, String yearly, LocalDate opened, LocalDate closed) {
        sales.opportunity(type, name, new BigDecimal(yearly), opened, closed, true);
    }

    void bills(Subscription subscription, LocalDate... days) {
        for (LocalDate day : days) {
            billing.bill(subscription, day);
        }
    }

    void billsMonthly(Subscription subscription, LocalDate from, LocalDate until) {
        for (LocalDate day = from; day.isBefore(until); day = day.plusMonths(1)) {
            billing.bill(subscription, day);
        }
    }
}
