package io.mainstay.web.accounts;

import io.mainstay.metrics.HeldSubscription;
import io.mainstay.metrics.SentInvoice;
import io.mainstay.metrics.SignedContract;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Lens;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Listing.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account pays for, signed and was billed, each row opening the fact that says so. */
record AccountLists(Lens lens, Here here, Show show, LocalDate today) {

    private static final Map<String, String> TONES = Map.of(
            "active", "good",
            "paid", "good",
            "renewed", "good",
            "trialing", "accent",
            "past_due", "bad",
            "unpaid", "bad",
            "uncollectible", "bad",
            "churned", "bad");

    Listing subscriptions(List<HeldSubscription> held) {
        var arranged = AccountWays.SUBSCRIPTIONS.of(held, here);
        return listing(
                "subscriptions",
                "Subscriptions",
                List.of(
                        Column.text("Subscription", "subscription"),
                        Column.text("State", "state"),
                        Column.text("Plan", "plan"),
                        Column.number("Quantity", "quantity"),
                        Column.number("Price", "price"),
                        Column.text("Discounts", null),
                        Column.number("MRR", "mrr"),
                        Column.text("Next billing", "next")),
                arranged.shown().stream().map(this::row).toList(),
                arranged,
                Empty.of(
                        "accounts",
                        "No subscriptions",
                        "Records of the kind subscription terms fill this: what is paid for, since when, at what price."));
    }

    private Row row(HeldSubscription one) {
        HeldSubscription.Terms terms = one.terms();
        HeldSubscription.Price price = terms.price();
        String every = price.count() == 1 ? price.interval() : price.count() + " " + price.interval() + "s";
        return row(
                one.seq(),
                Cell.of(one.subscription()),
                Cell.of(state(one)),
                Cell.of(joined(terms.product(), terms.plan())),
                Cell.of(show.decimal(
                        terms.quantity(),
                        Math.max(0, terms.quantity().stripTrailingZeros().scale()))),
                Cell.of(Figure.of(show.money(price.amount(), one.currency()).shown()
                        + (every.isEmpty() || every.equals("none") ? "" : " a " + every))),
                Cell.of(Discounts.words(terms.discounts(), show, one.currency())),
                Cell.of(one.active() ? show.money(one.mrr(), one.currency()) : Figure.none("It is not paid for now")),
                Cell.of(billing(one)));
    }

    private static Badge state(HeldSubscription one) {
        String status = one.terms().status();
        return !one.active() && status.equals("active") ? new Badge("plain", "Ended") : badge(status);
    }

    private String billing(HeldSubscription one) {
        LocalDate cancels = one.dates().cancels();
        LocalDate trial = one.dates().trialEnds();
        if (one.active() && cancels != null && cancels.isAfter(today)) {
            return "Ends " + show.date(cancels);
        }
        if (one.terms().status().equals("trialing") && trial != null) {
            return "Trial ends " + show.date(trial);
        }
        return date(one.dates().nextBilling());
    }

    Listing contracts(List<SignedContract> contracts) {
        var arranged = AccountWays.CONTRACTS.of(contracts, here);
        return listing(
                "contracts",
                "Contracts",
                List.of(
                        Column.text("Contract", "contract"),
                        Column.text("State", "state"),
                        Column.text("From", "from"),
                        Column.text("To", "to"),
                        Column.number("Value", "value"),
                        Column.text("Renewal", null)),
                arranged.shown().stream().map(this::row).toList(),
                arranged,
                Empty.of(
                        "policy",
                        "No contracts",
                        "Records of the kind contract fill this: the term, its value and how it ended."));
    }

    private Row row(SignedContract one) {
        SignedContract.Renewal renewal = one.renewal();
        LocalDate ends = one.term().ends();
        return row(
                one.seq(),
                Cell.of(one.contract()),
                Cell.of(
                        renewal.undecided() && ends != null
                                ? AccountsListing.left(ends, today)
                                : badge(renewal.outcome())),
                Cell.of(show.date(one.term().starts())),
                Cell.of(ends == null ? "Open-ended" : show.date(ends)),
                Cell.of(show.money(one.value(), one.currency())),
                Cell.of(words(renewal)));
    }

    private String words(SignedContract.Renewal renewal) {
        if (renewal.renewedOn() != null) {
            return "Renewed on " + show.date(renewal.renewedOn());
        }
        if (!renewal.churnReason().isEmpty()) {
            return renewal.churnReason();
        }
        String notice = renewal.noticeDays() > 0 ? renewal.noticeDays() + " days' notice" : "";
        return joined(renewal.byItself() ? "Renews by itself" : "", notice);
    }

    Listing invoices(List<SentInvoice> invoices) {
        var arranged = AccountWays.INVOICES.of(invoices, here);
        return listing(
                "invoices",
                "Invoices",
                List.of(
                        Column.text("Invoice", "invoice"),
                        Column.text("State", "state"),
                        Column.text("Sent", "sent"),
                        Column.text("Due", "due"),
                        Column.number("Amount", "amount")),
                arranged.shown().stream().map(this::row).toList(),
                arranged,
                Empty.of(
                        "data",
                        "No invoices",
                        "Records of the kind invoice line fill this: what was billed, when, and whether it is paid."));
    }

    private Row row(SentInvoice one) {
        return row(
                one.seq(),
                Cell.of(one.invoice()),
                Cell.of(
                        one.state().overdue()
                                ? new Badge("bad", "Overdue")
                                : badge(one.state().status())),
                Cell.of(show.date(one.state().sent())),
                Cell.of(date(one.state().due())),
                Cell.of(show.money(one.amount(), one.currency())));
    }

    private Row row(long seq, Cell... cells) {
        return Row.drill(Links.fact(seq, lens), cells);
    }

    private Listing listing(
            String id, String title, List<Column> columns, List<Row> rows, Arranged<?> arranged, Empty empty) {
        return new Listing(
                id,
                title,
                columns,
                rows,
                null,
                arranged.extras(here.with(AccountWays.LIST, id, "page")),
                arranged.empty(empty));
    }

    static Badge badge(String word) {
        String plain = word.replace('_', ' ');
        String words =
                plain.isEmpty() ? "Not known" : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
        return new Badge(TONES.getOrDefault(word, "plain"), words);
    }

    private String date(@Nullable LocalDate day) {
        return day == null ? "–" : show.date(day);
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
    }

    /** What is still to be paid, as a figure: the sum, or why there is none. */
    Figure open(List<SentInvoice> invoices) {
        if (invoices.isEmpty()) {
            return Figure.none("No invoices are known");
        }
        BigDecimal amount = invoices.getFirst().open().amount();
        return amount == null ? Figure.none("An exchange rate is missing") : show.money(amount);
    }
}
