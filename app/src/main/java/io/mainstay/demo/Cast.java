package io.mainstay.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The named accounts: each is a story of its own, the same in every demo. Tests and documents know them. */
final class Cast {

    /** How many accounts the cast has. */
    static final int SIZE = 8;

    private final World world;
    private final Dice dice;

    Cast(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    void write() {
        harbor();
        drydock();
        lantern();
        keel();
        mast();
        anchorage();
        breakwater();
    }

    /** Healthy: every renewal is larger than the term before it. */
    private void harbor() {
        var role = new Role(world, dice, account("harbor", "Harbor", Segment.ENTERPRISE, Plan.BUSINESS, "Ada"));
        LocalDate start = day(30, 1);
        role.introduced(start.minusDays(40));
        Subscription main = role.subscription(Product.BERTH, Rhythm.YEARLY, 120, start);
        Contract first = role.signs(start.minusDays(12), start, main.yearly(), "18000");
        role.tell(start.minusDays(12), main.active(start));

        LocalDate second = start.plusYears(1);
        Contract next = role.renews(first, second.minusDays(25), main.seats(180).priced(false), second);
        LocalDate more = day(12, 9);
        Subscription watch = role.subscription(Product.WATCH, Rhythm.YEARLY, 150, more);
        role.sells("cross_sell", "Dock Watch", watch.yearly().toPlainString(), day(13, 3), more);
        Contract further = role.signs(more, more, watch.yearly(), "0");
        role.tell(more, watch.active(more));

        LocalDate third = start.plusYears(2);
        role.upgrades(Plan.ENTERPRISE, third);
        role.renews(
                next, third.minusDays(31), main.seats(240).on(Plan.ENTERPRISE).priced(true), third);
        LocalDate again = more.plusYears(1);
        role.renews(further, again.minusDays(20), watch.seats(180), again);
        role.sells("upsell", "Terminal seats", "48000", day(1, 6), day(-1, 15));
        role.bills(main, start, second, third);
        role.bills(watch, more, again);
    }

    /** No seats: one subscription with a quantity of zero, beside one that is billed flat. */
    private void drydock() {
        var role = new Role(world, dice, account("drydock", "Drydock", Segment.MID_MARKET, Plan.TEAM, "Ben"));
        role.introduced(day(15, 4));
        role.changes(role.subscription(Product.BERTH, Rhythm.MONTHLY, 0, day(15, 4)), day(15, 4));
        Subscription flat = role.subscription(Product.WATCH, Rhythm.MONTHLY, 1, day(15, 4));
        role.changes(flat.at(new BigDecimal("900")).metered(new BigDecimal("120")), day(15, 4));
        role.billsMonthly(flat, day(15, 4), world.story().end());
    }

    /** Fading: fewer seats every few months. */
    private void lantern() {
        var role = new Role(world, dice, account("lantern", "Lantern", Segment.MID_MARKET, Plan.TEAM, "Ben"));
        role.introduced(day(22, 6));
        Subscription main = role.subscription(Product.BERTH, Rhythm.MONTHLY, 80, day(22, 8));
        role.changes(main, day(22, 8));
        role.changes(main.priced(true), day(20, 8));
        role.changes(main.seats(64), day(10, 19));
        role.changes(main.seats(50), day(7, 14));
        role.changes(main.seats(38), day(5, 21));
        role.changes(main.seats(25), day(3, 17));
        role.changes(main.seats(18), day(1, 12));
        role.billsMonthly(main, day(22, 8), world.story().end());
    }

    /** Its contract ends in 30 days. */
    private void keel() {
        var role = new Role(world, dice, account("keel", "Keel", Segment.MID_MARKET, Plan.BUSINESS, "Ada"));
        LocalDate start = world.story().end().plusDays(30).minusYears(2);
        role.introduced(start.minusDays(30));
        Subscription main = role.subscription(Product.BERTH, Rhythm.YEARLY, 60, start);
        Contract first = role.signs(start.minusDays(9), start, main.yearly(), "0");
        role.tell(start.minusDays(9), main.active(start));
        LocalDate second = start.plusYears(1);
        role.renews(first, second.minusDays(16), main.seats(66).priced(true), second);
        role.sells("renewal", "Renewal", main.yearly().toPlainString(), second.plusMonths(10), second.plusYears(1));
        role.bills(main, start, second);
    }

    /** Brand new: nothing is known but its profile. */
    private void mast() {
        var role = new Role(world, dice, account("mast", "Mast", Segment.MID_MARKET, Plan.TEAM, "Ada"));
        role.introduced(world.story().end().minusDays(4));
    }

    /** Churned after the outage. */
    private void anchorage() {
        var role = new Role(world, dice, account("anchorage", "Anchorage", Segment.SMB, Plan.TEAM, "Ben"));
        LocalDate start = day(20, 15);
        role.introduced(start.minusDays(21));
        Subscription main = role.subscription(Product.BERTH, Rhythm.YEARLY, 28, start);
        Contract contract = role.signs(start.minusDays(3), start, main.yearly(), "0");
        role.tell(start.minusDays(3), main.active(start));
        role.bills(main, start);
        LocalDate asked = day(9, 20);
        LocalDate gone = start.plusYears(1);
        role.tell(asked, main.canceling(asked, gone).active(asked));
        role.tell(gone, main.terms("canceled", gone));
        world.ledger().learn(gone, Origin.CRM, contract.churned("Outage"));
    }

    /** Two accounts that turn out to be one, and get their bills together from then on. */
    private void breakwater() {
        var west = new Role(world, dice, account("breakwater", "Breakwater", Segment.MID_MARKET, Plan.TEAM, "Ben"));
        var east =
                new Role(world, dice, account("breakwater-east", "Breakwater East", Segment.SMB, Plan.TEAM, "Chidi"));
        LocalDate start = day(17, 3);
        LocalDate merged = day(7, 12);
        for (Role role : List.of(west, east)) {
            role.introduced(start);
            Subscription main = role.subscription(Product.BERTH, Rhythm.MONTHLY, role == west ? 44 : 12, start);
            role.changes(main, start);
            role.billsMonthly(main, start, merged);
            west.billsMonthly(main, day(6, 3), world.story().end());
        }
        Fields fields = Fields.of("into", "breakwater");
        world.ledger()
                .learn(
                        merged,
                        Origin.CRM,
                        fields.record("account_merge", "breakwater-east", merged, "merge-1", "merge-1"));
    }

    private static Account account(String key, String name, Segment segment, Plan plan, String owner) {
        return new Account(key, name, Market.UNITED_STATES, "Ports", segment, plan, owner);
    }

    /** A day of the month that lies so many months before the last. */
    private LocalDate day(int monthsAgo, int day) {
        YearMonth month = world.story().last().minusMonths(monthsAgo);
        return month.atDay(day);
    }
}
