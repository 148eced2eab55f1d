package io.mainstay.web.accounts;

import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.HeldSubscription;
import io.mainstay.metrics.SentInvoice;
import io.mainstay.metrics.SignedContract;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Periods;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.Standing;
import io.mainstay.web.metrics.View;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The head and the tiles of an account's page, from what the book says of it. */
record AccountFacets(
        AccountLine line,
        String key,
        List<HeldSubscription> subscriptions,
        List<SignedContract> contracts,
        List<SentInvoice> invoices,
        AccountPage.@Nullable Merged merged,
        AccountLists words) {

    static final Empty NO_REVENUE = Empty.of(
            "metrics",
            "No revenue yet",
            "As soon as a subscription is paid for, its monthly recurring revenue is drawn here.");

    String name() {
        return line.name().isEmpty() ? key : line.name();
    }

    AccountPage.Head head() {
        List<AccountPage.Item> facts = new ArrayList<>();
        facts.add(new AccountPage.Item(
                "ARR", Figure.of(line.revenue().arr(), show()::money).shown()));
        line.attributes().entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .sorted((one, other) -> rank(one.getKey()) - rank(other.getKey()))
                .forEach(one -> facts.add(new AccountPage.Item(AccountsListing.label(one.getKey()), one.getValue())));
        LocalDate since = line.dates().since();
        if (since != null) {
            facts.add(new AccountPage.Item("Customer since", show().date(since)));
        }
        return new AccountPage.Head(name(), key, facts, flags(), merged);
    }

    private static int rank(String attribute) {
        int usual = AccountsView.USUAL.indexOf(attribute);
        return usual < 0 ? AccountsView.USUAL.size() : usual;
    }

    private List<Badge> flags() {
        List<Badge> flags = new ArrayList<>();
        switch (line.state()) {
            case PAYING -> flags.add(new Badge("good", "Customer"));
            case FORMER -> flags.add(new Badge("plain", merged == null ? "Former customer" : "Merged"));
            case NEVER -> flags.add(new Badge("plain", untold() ? "No subscription known" : "Never paid"));
        }
        if (subscriptions.stream()
                .anyMatch(one -> one.active() && one.terms().status().equals("past_due"))) {
            flags.add(new Badge("bad", "Past due"));
        }
        if (invoices.stream().anyMatch(one -> one.state().overdue())) {
            flags.add(new Badge("bad", "Overdue invoice"));
        }
        if (subscriptions.stream().anyMatch(this::cancels)) {
            flags.add(new Badge("warning", "Cancellation pending"));
        }
        return flags;
    }

    private boolean untold() {
        return line.revenue().mrr() instanceof Value.None;
    }

    private boolean cancels(HeldSubscription one) {
        LocalDate cancels = one.dates().cancels();
        return one.active() && cancels != null && cancels.isAfter(words.today());
    }

    /** @param answers of ARR and of expansion, by metric */
    List<Tile> tiles(Map<String, Answer> answers, View view) {
        Answer arr = Objects.requireNonNull(answers.get("arr"));
        Answer expansion = Objects.requireNonNull(answers.get("expansion_mrr"));
        String period = Periods.label(view.period().code());
        return List.of(
                new Tile(
                        "ARR",
                        null,
                        Figure.of(line.revenue().arr(), show()::money),
                        change(line.revenue().change().orNull(), period),
                        null,
                        null,
                        leftOut(arr)),
                tile("NRR, 12 months", Figure.of(line.revenue().nrr(), show()::percent), null),
                tile("Expansion in " + period, Figure.of(expansion.single().value(), show()::money), null),
                tile("Open invoices", words.open(invoices), openCount()),
                renewal());
    }

    private Tile.@Nullable Change change(@Nullable BigDecimal change, String period) {
        if (change == null) {
            return null;
        }
        String tone = change.signum() > 0 ? "good" : change.signum() < 0 ? "bad" : "plain";
        String words =
                change.signum() == 0 ? "No change" : show().change(change).shown() + " MRR";
        return new Tile.Change(words + " in " + period, tone);
    }

    /** What of the account is not in the figure. */
    private Tile.@Nullable Note leftOut(Answer answer) {
        boolean all = answer.coverage().share().compareTo(BigDecimal.ONE) >= 0;
        return all ? null : Standing.of(answer, show()).note();
    }

    private Tile.@Nullable Change openCount() {
        long open = invoices.isEmpty() ? 0 : invoices.getFirst().open().count();
        return open == 0 ? null : new Tile.Change(open + (open == 1 ? " invoice" : " invoices"), "plain");
    }

    private Tile renewal() {
        LocalDate renewal = line.dates().renewal();
        if (renewal == null) {
            return tile("Next renewal", Figure.none("No contract term waits for a decision"), null);
        }
        Badge left = AccountsListing.left(renewal, words.today());
        String wording = left.tone().equals("bad") ? left.text() : left.text() + " left";
        return tile(
                "Next renewal",
                Figure.of(show().date(renewal)),
                new Tile.Change(wording, left.tone().equals("plain") ? "plain" : "bad"));
    }

    private static Tile tile(String label, Figure value, Tile.@Nullable Change change) {
        return new Tile(label, null, value, change, null, null, null);
    }

    List<Listing> lists() {
        return List.of(words.subscriptions(subscriptions), words.contracts(contracts), words.invoices(invoices));
    }

    private Show show() {
        return words.show();
    }
}
