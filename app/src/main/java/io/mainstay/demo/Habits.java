package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers do from month to month: add seats, upgrade, buy more products, shrink, pause, fail to pay, leave. */
final class Habits {

    private final World world;
    private final Dice dice;
    private final Account account;
    private final Sales sales;
    private final Book book;

    Habits(World world, Dice dice, Account account, Sales sales, Book book) {
        this.world = world;
        this.dice = dice;
        this.account = account;
        this.sales = sales;
        this.book = book;
    }

    /** A month of a customer without a term. Tells the day it leaves, if it does. */
    @Nullable LocalDate month(YearMonth month) {
        LocalDate day = dice.dayIn(month);
        if (month.equals(world.story().priceRise())) {
            raisePrices(month);
            return null;
        }
        if (book.main().changedSince(day)) {
            return null;
        }
        if (dice.chance(account.segment().monthlyRisk() * world.story().gloom(month))) {
            return cancel(day);
        }
        if (dice.chance(0.018)) {
            return refusePayment(month);
        }
        if (dice.chance(0.003)) {
            return pause(day);
        }
        change(day);
        return null;
    }

    /** What may happen in any month, also within a term. */
    void change(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        boolean termed = book.main().rhythm() != Rhythm.MONTHLY;
        double gloom = world.story().gloom(month);
        double joy = world.story().outage(month) ? 0.45 : 1;
        double drawn = dice.random().nextDouble();
        if (world.story().outageStart().equals(month) && dice.chance(0.3)) {
            BigDecimal credit = book.main().yearly().divide(BigDecimal.valueOf(120), 0, RoundingMode.HALF_UP);
            book.billing().charge("refund", credit.max(BigDecimal.ONE), day, "Service credit for the outage");
        }
        if ((drawn -= 0.32 * joy) < 0) {
            grow(day);
        } else if ((drawn -= (termed ? 0.008 : 0.03) * gloom * gloom) < 0) {
            shrink(day);
        } else if ((drawn -= 0.010 * joy) < 0) {
            changePlan(day, account.plan().up());
        } else if (!termed && (drawn -= 0.0025 * gloom) < 0) {
            changePlan(day, account.plan().down());
        } else if ((drawn -= 0.014 * joy) < 0) {
            buyMore(day);
        } else if ((drawn -= 0.010) < 0) {
            BigDecimal amount = book.main().yearly().divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP);
            sales.opportunity("upsell", "Larger edition", amount, day, day.plusDays(dice.between(20, 60)), false);
        }
    }

    private void grow(LocalDate day) {
        Subscription chosen = dice.oneOf(book.running());
        if (chosen.changedSince(day)) {
            return;
        }
        long more = dice.portion(chosen.quantity(), 0.01, 0.045);
        BigDecimal amount = chosen.yearly()
                .multiply(BigDecimal.valueOf(more))
                .divide(BigDecimal.valueOf(chosen.quantity()), 0, RoundingMode.HALF_UP);
        if (account.segment() != Segment.SMB && dice.chance(0.5)) {
            sales.opportunity("upsell", "More seats", amount, day.minusDays(dice.between(4, 30)), day, true);
        }
        tellChange(day, chosen.seats(chosen.quantity() + more));
        outgrow(day);
    }

    private void outgrow(LocalDate day) {
        long seats = book.main().quantity();
        Segment now = account.segment();
        if (now == Segment.SMB && seats > 35) {
            world.ledger().learn(day, Origin.CRM, account.movedTo(Segment.MID_MARKET, day));
        } else if (now == Segment.MID_MARKET && seats > 150) {
            world.ledger().learn(day, Origin.CRM, account.movedTo(Segment.ENTERPRISE, day));
        }
    }

    private void shrink(LocalDate day) {
        Subscription chosen = dice.oneOf(book.running());
        long fewer = dice.portion(chosen.quantity(), 0.05, 0.25);
        if (!chosen.changedSince(day) && fewer < chosen.quantity()) {
            tellChange(day, chosen.seats(chosen.quantity() - fewer));
        }
    }

    private void changePlan(LocalDate day, Plan plan) {
        Subscription main = book.main();
        if (plan != main.plan()) {
            world.ledger().learn(day, Origin.CRM, account.onPlan(plan, day));
            book.tell(day, main.on(plan).priced(world.story().raised(day)).active(day));
        }
    }

    private void buyMore(LocalDate day) {
        List<Product> held = book.running().stream().map(Subscription::product).toList();
        Optional<Product> next = List.of(Product.values()).stream()
                .filter(p -> !held.contains(p))
                .findFirst();
        next.ifPresent(product -> {
            Rhythm rhythm = book.main().rhythm();
            Subscription more =
                    book.open(product, rhythm, dice.portion(book.main().quantity(), 0.3, 0.9), day);
            if (product == Product.WATCH && dice.chance(0.3)) {
                more.metered(BigDecimal.valueOf(dice.between(2, 40) * 10L));
            }
            sales.opportunity(
                    "cross_sell", product.label(), more.yearly(), day.minusDays(dice.between(7, 45)), day, true);
            book.tell(day, more.active(day));
        });
    }

    /** Most changes are told as they are; a few are told wrongly, late, or were never real. */
    private void tellChange(LocalDate day, Subscription changed) {
        RawFact fact = changed.active(day);
        double drawn = dice.random().nextDouble();
        if (drawn < 0.02) {
            long wrong = changed.quantity() + dice.portion(changed.quantity(), 0.1, 0.4);
            book.tell(day, Fields.mistaken(fact, "quantity", Long.toString(wrong)));
            book.tell(day.plusDays(dice.between(12, 45)), fact);
        } else if (drawn < 0.04) {
            book.tell(day.plusDays(dice.between(8, 40)), fact);
        } else if (drawn < 0.045) {
            book.tell(day, fact);
            LocalDate next = day.plusDays(1);
            RawFact phantom = changed.imagined(changed.quantity() * 2, next);
            book.tell(next, phantom);
            book.tell(next.plusDays(dice.between(6, 20)), Fields.deleted(phantom));
        } else {
            book.tell(day, fact);
        }
    }

    private @Nullable LocalDate cancel(LocalDate day) {
        LocalDate next = book.main().billDay(YearMonth.from(day));
        LocalDate paidUntil = next.isAfter(day)
                ? next
                : book.main().billDay(YearMonth.from(day).plusMonths(1));
        if (dice.chance(0.06)) {
            Subscription main = book.main();
            book.tell(day, main.canceling(day, paidUntil).active(day));
            LocalDate withdrawn = day.plusDays(Math.max(1, day.until(paidUntil).getDays() / 2));
            book.tell(withdrawn, main.canceling(null, null).active(withdrawn));
            return null;
        }
        LocalDate gone = dice.chance(0.4) ? day : paidUntil;
        book.end(day, gone);
        return gone;
    }

    private @Nullable LocalDate refusePayment(YearMonth month) {
        Subscription main = book.main();
        LocalDate due = main.billDay(month);
        if (main.changedSince(due) || main.quantity() == 0) {
            return null;
        }
        boolean recovered = dice.chance(0.8);
        LocalDate settled = due.plusDays(recovered ? dice.between(3, 18) : 21);
        book.tell(due, main.terms("past_due", due));
        book.billing().refused(main, due, settled, recovered);
        main.billsFrom(due.plusDays(1));
        if (recovered) {
            book.tell(settled, main.active(settled));
            return null;
        }
        book.tell(settled, main.terms("unpaid", settled));
        LocalDate gone = settled.plusDays(14);
        book.end(gone, gone);
        return gone;
    }

    private @Nullable LocalDate pause(LocalDate day) {
        LocalDate until = day.plusDays(dice.between(30, 75));
        boolean returns = dice.chance(0.75);
        for (Subscription subscription : book.running()) {
            if (!subscription.changedSince(day)) {
                book.tell(day, subscription.terms("paused", day));
                subscription.billsFrom(until);
                if (returns) {
                    book.tell(until, subscription.active(until));
                }
            }
        }
        if (!returns) {
            book.end(until, until);
            return until;
        }
        return null;
    }

    /** Everyone who pays by the month pays more from the next bill on; some leave, some shrink, some are soothed. */
    private void raisePrices(YearMonth month) {
        for (Subscription subscription : book.running()) {
            LocalDate day = subscription.billDay(month);
            if (subscription.changedSince(day)) {
                continue;
            }
            subscription.priced(true);
            double reaction = dice.random().nextDouble();
            if (reaction < 0.10 && subscription.quantity() > 2) {
                subscription.seats(subscription.quantity() - dice.portion(subscription.quantity(), 0.1, 0.25));
            } else if (reaction < 0.25) {
                subscription.discounted(book.coupon(10, 6, day));
            }
            book.tell(day, subscription.active(day));
        }
    }
}
