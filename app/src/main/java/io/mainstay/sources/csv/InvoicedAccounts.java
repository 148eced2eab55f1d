package io.mainstay.sources.csv;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.Timeline;
import io.mainstay.semantics.KindName;
import io.mainstay.sources.csv.InvoicedAccountStore.Invoiced;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the subscriptions that are read off invoice lines in step with the lines: when new lines came, and when the days
 * of grace after the last line are over.
 */
final class InvoicedAccounts {

    private static final int AT_ONCE = 50;
    private static final int TIMELINE_PAGE = 1_000;
    private static final long GRACE_DAYS = 30;
    private static final String KEYS = "invoice_terms:";

    private final InvoicedAccountStore store;
    private final Facts facts;
    private final Accounts accounts;
    private final Records records;
    private final Clock clock;
    private final TransactionOperations transaction;

    InvoicedAccounts(
            InvoicedAccountStore store,
            Facts facts,
            Accounts accounts,
            Records records,
            Clock clock,
            TransactionOperations transaction) {
        this.store = store;
        this.facts = facts;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** New lines came for these accounts. */
    void note(Import imported, List<RawFact> lines) {
        Set<String> keys = new TreeSet<>();
        lines.forEach(line -> keys.add(String.valueOf(line.account())));
        Mapping mapping = Objects.requireNonNull(imported.mapping());
        Filling grace = mapping.fields().get(InvoiceRow.GRACE);
        String days = grace == null || grace.fixed() == null ? "" : grace.fixed();
        int graceDays = (int) (days.matches("\\d{1,4}") ? Long.parseLong(days) : GRACE_DAYS);
        store.markDue(imported.source(), keys, graceDays, clock.instant());
    }

    /** Lines of these accounts were taken back, if the accounts are read off lines at all. */
    void noteAgain(String source, Collection<Fact> changed) {
        Set<AccountId> ids = new HashSet<>();
        for (Fact fact : changed) {
            if (fact.account() != null) {
                ids.add(fact.account());
            }
        }
        store.markDueAgain(source, accounts.keys(ids).values(), clock.instant());
    }

    /** Reads every account of a source that is due, a few in each transaction. */
    void readDue(String source, Consumer<List<ChangeStore.Change>> noted) {
        Instant now = clock.instant();
        List<Invoiced> due = store.due(source, now, AT_ONCE);
        while (!due.isEmpty()) {
            List<Invoiced> some = due;
            transaction.executeWithoutResult(_ -> noted.accept(read(source, some, now)));
            due = store.due(source, now, AT_ONCE);
        }
    }

    Set<String> dueSources() {
        return new TreeSet<>(store.dueSources(clock.instant()));
    }

    private List<ChangeStore.Change> read(String source, List<Invoiced> some, Instant now) {
        List<RawFact> raws = new ArrayList<>();
        for (Invoiced invoiced : some) {
            Instant until = read(source, invoiced, now, raws);
            Instant next = until == null
                    ? null
                    : until.plus(Duration.ofDays(invoiced.graceDays())).plusSeconds(1);
            store.setDue(source, invoiced.account(), next);
        }
        Map<String, Fact> before = facts.current(
                Principal.program(), source, raws.stream().map(RawFact::key).toList());
        List<Outcome> outcomes = facts.record(source, raws);
        List<ChangeStore.Change> changes = new ArrayList<>();
        for (int i = 0; i < raws.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Recorded made) {
                Fact known = before.get(raws.get(i).key());
                changes.add(new ChangeStore.Change(raws.get(i).key(), known == null ? null : known.seq(), made.seq()));
            }
        }
        return changes;
    }

    /** Adds what the account's lines tell, and takes back what they once told and no longer do. */
    private @Nullable Instant read(String source, Invoiced invoiced, Instant now, List<RawFact> raws) {
        AccountId account = accounts.resolve(invoiced.account());
        Map<String, List<InvoiceTerms.Line>> bySubject = new LinkedHashMap<>();
        for (Fact line : timeline(account, "invoice", source)) {
            InvoiceLine.of(records.fields(line))
                    .ifPresent(read -> bySubject
                            .computeIfAbsent(read.subject(), _ -> new ArrayList<>())
                            .add(read.line()));
        }
        Map<String, RawFact> told = new LinkedHashMap<>();
        Instant openUntil = null;
        var grace = Duration.ofDays(invoiced.graceDays());
        for (var lines : bySubject.entrySet()) {
            InvoiceTerms.Told terms = InvoiceTerms.of(lines.getValue(), grace, now);
            for (InvoiceTerms.Terms each : terms.terms()) {
                RawFact raw = raw(invoiced.account(), lines.getKey(), each);
                told.put(raw.key(), raw);
            }
            Instant until = terms.openUntil();
            openUntil = until == null || (openUntil != null && openUntil.isBefore(until)) ? openUntil : until;
        }
        for (Fact earlier : timeline(account, "subscription_terms", source)) {
            if (earlier.key().startsWith(KEYS) && !told.containsKey(earlier.key())) {
                raws.add(Records.retraction(earlier));
            }
        }
        raws.addAll(told.values());
        return openUntil;
    }

    private static RawFact raw(String account, String subject, InvoiceTerms.Terms terms) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        InvoiceTerms.Sold sold = terms.sold();
        fields.put("status", terms.unitPrice() == null ? "canceled" : "active");
        fields.put("currency", sold.currency());
        fields.put("interval", sold.interval());
        fields.put("interval_count", sold.intervalCount());
        fields.put("quantity", terms.quantity());
        if (terms.unitPrice() != null) {
            fields.put("unit_price", terms.unitPrice());
        }
        if (sold.product() != null) {
            fields.put("product", sold.product());
        }
        if (sold.plan() != null) {
            fields.put("plan", sold.plan());
        }
        String key = KEYS + account + ":" + subject + ":" + terms.at();
        return new RawFact("subscription_terms", account, terms.at().toString(), subject, fields, key, false);
    }

    private Collection<Fact> timeline(AccountId account, String kind, String source) {
        List<Fact> found = new ArrayList<>();
        var page = Timeline.first(TIMELINE_PAGE).of(KindName.of(kind));
        List<Fact> some = facts.timeline(Principal.program(), account, page);
        while (!some.isEmpty()) {
            some.stream().filter(fact -> fact.source().equals(source)).forEach(found::add);
            page = page.after(some.getLast().seq());
            some = some.size() < TIMELINE_PAGE ? List.of() : facts.timeline(Principal.program(), account, page);
        }
        return found;
    }
}
