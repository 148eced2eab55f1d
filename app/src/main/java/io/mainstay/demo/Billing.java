package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The invoices of one customer and the money that came for them. */
final class Billing {

    private static final int DAYS_TO_PAY = 30;

    private final Ledger ledger;
    private final Account account;
    private final Dice dice;
    private final boolean byCard;
    private int invoices;
    private int charges;

    Billing(Ledger ledger, Account account, Dice dice) {
        this.ledger = ledger;
        this.account = account;
        this.dice = dice;
        this.byCard = account.segment() == Segment.SMB;
    }

    /** Bills one period: cards are charged at once, others pay when they pay. */
    void bill(Subscription subscription, LocalDate day) {
        BigDecimal amount = subscription.agreed(day).bill(day);
        if (amount.signum() == 0) {
            return;
        }
        String invoice = number();
        LocalDate paid = byCard ? day : day.plusDays(dice.between(4, DAYS_TO_PAY + 12));
        if (!byCard) {
            ledger.learn(day, Origin.BILLING, line(invoice, subscription, amount, day, "open"));
        }
        ledger.learn(paid, Origin.BILLING, line(invoice, subscription, amount, day, "paid"));
        ledger.learn(paid, Origin.BILLING, payment(invoice, amount, paid, "succeeded", 1));
    }

    /** A bill that the card refused: it stays open until it is paid or written off. */
    void refused(Subscription subscription, LocalDate day, LocalDate settled, boolean recovered) {
        BigDecimal amount = subscription.agreed(day).bill(day);
        String invoice = number();
        ledger.learn(day, Origin.BILLING, line(invoice, subscription, amount, day, "open"));
        ledger.learn(day, Origin.BILLING, payment(invoice, amount, day, "failed", 1));
        String status = recovered ? "paid" : "uncollectible";
        ledger.learn(settled, Origin.BILLING, line(invoice, subscription, amount, day, status));
        if (recovered) {
            ledger.learn(settled, Origin.BILLING, payment(invoice, amount, settled, "succeeded", 2));
        }
    }

    void charge(String type, BigDecimal amount, LocalDate day, String description) {
        charges++;
        String id = "charge-%s-%d".formatted(account.key(), charges);
        Fields fields = Fields.of("amount", amount)
                .with("currency", account.market().currency())
                .with("type", type)
                .with("description", description);
        ledger.learn(day, Origin.BILLING, fields.record("one_off_charge", account.key(), day, id, id));
    }

    private String number() {
        invoices++;
        return "inv-" + account.key() + "-" + invoices;
    }

    private RawFact line(String invoice, Subscription subscription, BigDecimal amount, LocalDate day, String status) {
        return Fields.of("invoice", invoice)
                .with("amount", amount)
                .with("currency", account.market().currency())
                .with("status", status)
                .with("due", byCard ? day : day.plusDays(DAYS_TO_PAY))
                .with("subscription", subscription.id())
                .with("product", subscription.product().label())
                .with("plan", subscription.agreed(day).plan().label())
                .with("quantity", Long.toString(subscription.agreed(day).quantity()))
                .with("interval", subscription.rhythm().interval())
                .with("interval_count", subscription.rhythm().count())
                .with("service_from", day)
                .with("service_to", day.plusMonths(subscription.rhythm().months()))
                .record("invoice", account.key(), day, invoice, invoice);
    }

    private RawFact payment(String invoice, BigDecimal amount, LocalDate day, String status, int attempt) {
        String id = "pay-" + invoice.substring("inv-".length()) + "-" + attempt;
        return Fields.of("invoice", invoice)
                .with("amount", amount)
                .with("currency", account.market().currency())
                .with("status", status)
                .with("method", byCard ? "card" : "transfer")
                .record("payment", account.key(), day, id, id);
    }
}
