package io.mainstay.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer from its first day to its last: how it comes, trials, pays by the month or by contract, leaves, and
 * sometimes returns.
 */
final class Customer {

    private static final double TRIAL_CONVERTS = 0.68;
    private static final double RECOMMENDS = 0.015;
    private static final double RECOMMENDED_COMES = 0.4;
    private static final List<String> CHANNELS = List.of("direct", "direct", "partner", "self-serve");

    private final World world;
    private final Dice dice;
    private final Dice others;
    private final Account account;
    private final Sales sales;
    private final Book book;
    private final Habits habits;
    private @Nullable Term term;
    private boolean paying;
    private @Nullable YearMonth comeback;

    Customer(World world, Dice dice, int number, YearMonth month) {
        this.world = world;
        this.dice = dice;
        this.others = dice.others();
        Segment segment = Segment.draw(dice.random());
        this.account = new Account(
                "acct-%05d".formatted(number),
                Names.account(number),
                Market.draw(dice.random()),
                dice.oneOf(Names.INDUSTRIES),
                segment,
                segment.plan(dice.random()),
                world.crew().owner(segment, month, dice.random()));
        this.sales = new Sales(world.ledger(), account);
        this.book = new Book(world, dice, account);
        this.habits = new Habits(world, dice, account, sales, book);
    }

    /** The customer appears in a month: on trial, by signing a contract, or by simply paying. */
    void arrive(YearMonth month) {
        LocalDate day = dice.dayIn(month);
        world.ledger().learn(day, Origin.CRM, account.introduced(day, dice.oneOf(CHANNELS)));
        Rhythm rhythm = rhythm();
        if (rhythm == Rhythm.MONTHLY && dice.chance(0.6)) {
            trial(day);
        } else if (rhythm == Rhythm.MONTHLY) {
            paying = true;
            book.start(day, rhythm);
        } else {
            sign(day, rhythm);
        }
    }

    private Rhythm rhythm() {
        return switch (account.segment()) {
            case SMB -> dice.chance(0.75) ? Rhythm.MONTHLY : Rhythm.YEARLY;
            case MID_MARKET -> dice.chance(0.35) ? Rhythm.MONTHLY : Rhythm.YEARLY;
            case ENTERPRISE -> dice.chance(0.3) ? Rhythm.QUARTERLY : Rhythm.YEARLY;
        };
    }

    private void trial(LocalDate day) {
        LocalDate ends = day.plusDays(account.segment() == Segment.SMB ? 14 : 30);
        if (dice.chance(TRIAL_CONVERTS)) {
            sales.trial(day, ends, "converted", ends);
            book.startTrial(day, ends, true);
            paying = true;
        } else {
            boolean early = dice.chance(0.4);
            LocalDate ended = early ? day.plusDays(dice.between(2, 12)) : ends;
            sales.trial(day, ends, early ? "canceled" : "expired", ended);
            book.startTrial(day, ended, false);
        }
    }

    private void sign(LocalDate day, Rhythm rhythm) {
        boolean enterprise = account.segment() == Segment.ENTERPRISE;
        LocalDate signed = day.plusDays(dice.between(6, enterprise ? 45 : 20));
        LocalDate start = signed.plusDays(dice.between(1, enterprise ? 35 : 12));
        boolean ramped = enterprise && dice.chance(0.2);
        Subscription main = book.signed(signed, start, rhythm, ramped);
        sales.opportunity("new_business", "New business", main.yearly(), day, signed, true);
        boolean onPaper = enterprise || account.segment() == Segment.MID_MARKET && dice.chance(0.7);
        term = new Term(world, dice, account, sales, book, habits, onPaper);
        term.open(signed, start, ramped);
        paying = true;
        if (enterprise) {
            book.billing().charge("set_up", BigDecimal.valueOf(dice.between(3, 20) * 1000L), start, "Set-up");
        }
    }

    /** One month of the customer's life. */
    void live(YearMonth month) {
        if (month.equals(comeback)) {
            comeback = null;
            paying = true;
            book.start(dice.dayIn(month), Rhythm.MONTHLY);
        } else if (paying) {
            keepOwner(month);
            recommend(month);
            LocalDate gone = term == null ? habits.month(month) : term.month(month);
            book.bill(month);
            if (gone != null) {
                leave(gone);
            }
        }
    }

    /** Nothing more will happen. */
    boolean over() {
        return !paying && comeback == null;
    }

    private void leave(LocalDate gone) {
        paying = false;
        term = null;
        if (dice.chance(account.segment() == Segment.ENTERPRISE ? 0.03 : 0.09)) {
            comeback = YearMonth.from(gone).plusMonths(dice.between(2, 11));
        }
    }

    private void recommend(YearMonth month) {
        if (others.chance(RECOMMENDS)) {
            LocalDate made = others.dayIn(month);
            sales.referral(made, made.plusDays(others.between(7, 45)), others.chance(RECOMMENDED_COMES));
        }
    }

    private void keepOwner(YearMonth month) {
        LocalDate day = month.atDay(2);
        if (!world.crew().present(account.owner(), month) || dice.chance(0.004)) {
            String next = world.crew().owner(account.segment(), month, dice.random());
            if (!next.equals(account.owner())) {
                world.ledger().learn(day, Origin.CRM, account.ownedBy(next, day));
            }
        }
    }
}
