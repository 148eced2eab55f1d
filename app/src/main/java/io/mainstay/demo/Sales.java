package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** The opportunities, trials and referrals of one customer, as the CRM tells them. */
final class Sales {

    private final Ledger ledger;
    private final Account account;
    private int opportunities;
    private int trials;
    private int referrals;

    Sales(Ledger ledger, Account account) {
        this.ledger = ledger;
        this.account = account;
    }

    /** A chance that opened on one day and was won or lost on another. */
    void opportunity(String type, String name, BigDecimal yearly, LocalDate opened, LocalDate closed, boolean won) {
        opportunities++;
        String id = "opp-" + account.key() + "-" + opportunities;
        ledger.learn(opened, Origin.CRM, opportunity(id, 1, type, name, yearly, opened, closed, "Proposal", "open"));
        String status = won ? "won" : "lost";
        String stage = won ? "Closed won" : "Closed lost";
        ledger.learn(closed, Origin.CRM, opportunity(id, 2, type, name, yearly, closed, closed, stage, status));
    }

    private RawFact opportunity(
            String id,
            int version,
            String type,
            String name,
            BigDecimal yearly,
            LocalDate at,
            LocalDate close,
            String stage,
            String status) {
        return Fields.of("name", name)
                .with("type", type)
                .with("stage", stage)
                .with("status", status)
                .with("amount", yearly.setScale(0, RoundingMode.HALF_UP))
                .with("currency", account.market().currency())
                .with("close_day", close)
                .record("opportunity", account.key(), at, id, id + "-v" + version);
    }

    /** A trial that began on one day and came to its outcome on another. */
    void trial(LocalDate started, LocalDate ends, String outcome, LocalDate ended) {
        trials++;
        String id = "trial-%s-%d".formatted(account.key(), trials);
        Fields open = Fields.of("started", started).with("ends", ends).with("outcome", "open");
        ledger.learn(started, Origin.CRM, open.record("trial", account.key(), started, id, id + "-v1"));
        Fields over = Fields.of("started", started)
                .with("ends", ends)
                .with("outcome", outcome)
                .with("ended", ended);
        ledger.learn(ended, Origin.CRM, over.record("trial", account.key(), ended, id, id + "-v2"));
    }

    /** The customer recommends us to somebody, who becomes a customer some weeks later or does not. */
    void referral(LocalDate made, LocalDate decided, boolean won) {
        referrals++;
        String id = "referral-%s-%d".formatted(account.key(), referrals);
        Fields open = Fields.of("made_on", made).with("status", "open");
        ledger.learn(made, Origin.CRM, open.record("referral", account.key(), made, id, id + "-v1"));
        Fields over =
                Fields.of("made_on", made).with("status", won ? "won" : "lost").with("decided_on", decided);
        ledger.learn(decided, Origin.CRM, over.record("referral", account.key(), decided, id, id + "-v2"));
    }
}
