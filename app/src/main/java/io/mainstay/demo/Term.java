package io.mainstay.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer bound for a year or more, with a contract on paper or without: what happens within the term, and at its end. */
final class Term {

    private static final int MONTHS_AHEAD = 2;
    private static final double LEAVES_FOR_CAUSE = 0.012;
    private static final List<String> REASONS = List.of(
            "Price", "Competitor", "Missing feature", "Champion left", "Out of business", "Low use", "Acquired");

    private final World world;
    private final Dice dice;
    private final Account account;
    private final Sales sales;
    private final Book book;
    private final Habits habits;
    private final boolean onPaper;
    private @Nullable Contract contract;
    private int contracts;
    private LocalDate end = LocalDate.MAX;
    private @Nullable LocalDate leaving;

    Term(World world, Dice dice, Account account, Sales sales, Book book, Habits habits, boolean onPaper) {
        this.world = world;
        this.dice = dice;
        this.account = account;
        this.sales = sales;
        this.book = book;
        this.habits = habits;
        this.onPaper = onPaper;
    }

    void open(LocalDate signed, LocalDate start, boolean ramped) {
        List<BigDecimal> years = book.years(ramped);
        end = start.plusYears(years.size());
        if (onPaper) {
            contract = contract(signed, start, years);
            boolean services = account.segment() == Segment.ENTERPRISE && dice.chance(0.5);
            BigDecimal oneOff = services ? BigDecimal.valueOf(dice.between(2, 12) * 1000L) : BigDecimal.ZERO;
            world.ledger().learn(signed, Origin.CRM, contract.open(oneOff));
        }
        if (ramped) {
            book.climb();
        }
    }

    private Contract contract(LocalDate signed, LocalDate start, List<BigDecimal> years) {
        contracts++;
        String id = "con-%s-%d".formatted(account.key(), contracts);
        return new Contract(id, account, signed, start, start.plusYears(years.size()), years);
    }

    /** A month within the term. Tells the day the customer leaves, once it has come. */
    @Nullable LocalDate month(YearMonth month) {
        if (leaving != null) {
            return month.isBefore(YearMonth.from(leaving)) ? null : leaving;
        }
        LocalDate day = dice.dayIn(month);
        if (world.story().outage(month) && dice.chance(LEAVES_FOR_CAUSE)) {
            return breakOff(day);
        }
        if (month.equals(YearMonth.from(end).minusMonths(MONTHS_AHEAD))) {
            decide(day);
        } else if (!book.main().changedSince(day)) {
            habits.change(day);
        }
        return null;
    }

    private void decide(LocalDate day) {
        double yearlyRisk = 1 - Math.pow(1 - account.segment().monthlyRisk(), 12);
        double risk = Math.min(0.5, yearlyRisk * world.story().gloom(YearMonth.from(day)));
        if (dice.chance(risk)) {
            leave(day);
        } else if (contract != null && dice.chance(0.09)) {
            renewLate(contract);
        } else {
            renew(day);
        }
    }

    /** The outage was a breach of contract: the customer may leave before the term ends. */
    private @Nullable LocalDate breakOff(LocalDate day) {
        if (book.main().changedSince(day)) {
            return null;
        }
        book.end(day, day);
        if (contract != null) {
            world.ledger().learn(day, Origin.CRM, contract.broken(day, "Outage"));
        }
        return day;
    }

    private void leave(LocalDate day) {
        leaving = end;
        sales.opportunity("renewal", "Renewal", book.yearly(), day, end, false);
        book.end(day, end);
        if (contract != null) {
            boolean outage = world.story().outage(YearMonth.from(day));
            String reason = outage && dice.chance(0.6) ? "Outage" : dice.oneOf(REASONS);
            world.ledger().learn(end, Origin.CRM, contract.churned(reason));
        }
    }

    private void renew(LocalDate day) {
        LocalDate signed = end.minusDays(dice.between(2, 40));
        for (Subscription subscription : book.running()) {
            if (!subscription.changedSince(end)) {
                book.tell(signed, renegotiated(subscription, end).active(end));
            }
        }
        sales.opportunity("renewal", "Renewal", book.yearly(), day, signed, true);
        follow(signed);
    }

    /** Signed after the term had ended: the old subscription ran out, the new one is dated back to its end or not. */
    private void renewLate(Contract old) {
        boolean datedBack = dice.chance(0.6);
        LocalDate signed = end.plusDays(dice.chance(0.8) ? dice.between(3, 26) : dice.between(34, 60));
        LocalDate begins = datedBack ? end : signed;
        if (book.main().changedSince(end)) {
            return;
        }
        Subscription next = renegotiated(book.replaceMain(end, begins), begins);
        book.tell(signed, next.active(begins));
        sales.opportunity("renewal", "Renewal", book.yearly(), old.end().minusDays(45), signed, true);
        follow(signed);
    }

    private void follow(LocalDate signed) {
        List<BigDecimal> years = book.years(false);
        if (contract != null) {
            Contract next = contract(signed, end, years);
            world.ledger().learn(signed, Origin.CRM, next.open(BigDecimal.ZERO));
            world.ledger().learn(signed, Origin.CRM, contract.renewed(signed, next));
            contract = next;
        }
        end = end.plusYears(1);
    }

    /** New seats and the new price, which large customers talk down. */
    private Subscription renegotiated(Subscription subscription, LocalDate from) {
        long seats = subscription.quantity();
        double drawn = dice.random().nextDouble();
        double shrinks = 0.10 * world.story().gloom(YearMonth.from(from).minusMonths(1));
        if (drawn < shrinks) {
            subscription.seats(Math.max(1, seats - dice.portion(seats, 0.05, 0.3)));
        } else if (drawn > 0.66) {
            subscription.seats(seats + dice.portion(seats, 0.04, 0.25));
        }
        subscription.priced(world.story().raised(from));
        if (account.segment() == Segment.ENTERPRISE && dice.chance(0.45)) {
            subscription.at(
                    subscription.price().multiply(new BigDecimal("0.95")).setScale(0, RoundingMode.HALF_UP));
        }
        return subscription;
    }
}
