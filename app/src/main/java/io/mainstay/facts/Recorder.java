package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.FactBatch.Verdict;
import io.mainstay.facts.FactCheck.Checked;
import io.mainstay.facts.FactStore.End;
import io.mainstay.facts.FactStore.Head;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in a batch: checks its records, then writes down in one transaction what they add to the log and which of them
 * do not fit.
 */
final class Recorder {

    /** A checked record, with its one form when it fits. */
    private record Entry(
            RawFact raw, Checked checked, @Nullable CanonicalFact fact) {}

    private static final String PROFILE = "account_profile";

    private final FactCheck check;
    private final Accounts accounts;
    private final Stores stores;
    private final TransactionOperations transaction;
    private final Supplier<ZoneId> zone;
    private final Clock clock;
    private final Arrivals arrivals;

    Recorder(
            FactCheck check,
            Accounts accounts,
            Stores stores,
            TransactionOperations transaction,
            Supplier<ZoneId> zone,
            Clock clock,
            Arrivals arrivals) {
        this.check = check;
        this.accounts = accounts;
        this.stores = stores;
        this.transaction = transaction;
        this.zone = zone;
        this.clock = clock;
        this.arrivals = arrivals;
    }

    /** The outcomes, each at the place of its record. */
    List<Outcome> record(Batch batch) {
        if (batch.raws().isEmpty()) {
            return List.of();
        }
        List<Entry> entries = entries(batch.raws(), accounts::resolve);
        return Objects.requireNonNull(transaction.execute(_ -> write(batch, entries)));
    }

    /** What the outcomes would be, with nothing written. */
    List<Outcome> weigh(Batch batch) {
        List<Entry> entries = entries(batch.raws(), this::imagine);
        FactBatch log = log(batch.source(), entries, stores.facts().end());
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            outcomes.add(
                    switch (verdict(entry, log)) {
                        case Verdict.Taken taken -> taken.outcome();
                        case Verdict.Refused(Misfit misfit) -> new Outcome.SetAside(0, misfit.reasons());
                    });
        }
        return outcomes;
    }

    /** The accounts there are, and for the others ids that no account has. */
    private Map<String, AccountId> imagine(Collection<String> keys) {
        Map<String, AccountId> known = new HashMap<>(accounts.find(keys));
        keys.forEach(key -> known.putIfAbsent(key, AccountId.of(-1 - known.size())));
        return known;
    }

    private List<Entry> entries(List<RawFact> raws, Function<Collection<String>, Map<String, AccountId>> accountsOf) {
        ZoneId local = zone.get();
        List<Checked> checked =
                raws.stream().map(raw -> check.check(raw, local)).toList();
        Map<String, AccountId> known = accountsOf.apply(CanonicalFact.accountKeys(checked));
        List<Entry> entries = new ArrayList<>(raws.size());
        for (int i = 0; i < raws.size(); i++) {
            CanonicalFact fact = checked.get(i) instanceof Checked.Fits fits ? CanonicalFact.of(fits, known) : null;
            entries.add(new Entry(raws.get(i), checked.get(i), fact));
        }
        return entries;
    }

    private List<Outcome> write(Batch batch, List<Entry> entries) {
        End end = stores.facts().lock();
        Instant recordedAt = recordedAt(batch, end);
        FactBatch log = log(batch.source(), entries, end);
        List<Verdict> verdicts = new ArrayList<>(entries.size());
        entries.forEach(entry -> verdicts.add(verdict(entry, log)));
        if (!log.rows().isEmpty()) {
            stores.facts().add(batch.source(), recordedAt, log.rows(), log.movedHeads());
            keepOwners(log.rows());
            arrivals.announce(log.seq());
        }
        List<Outcome> outcomes = outcomes(batch, verdicts, recordedAt);
        closeFitted(batch, verdicts);
        stores.tallies().add(batch, outcomes, recordedAt);
        return outcomes;
    }

    /** Whose an account is decides who sees it, so it is kept in this very transaction, whatever the profile did. */
    private void keepOwners(List<FactStore.Row> rows) {
        List<Long> seqs = rows.stream()
                .filter(row -> row.fact().kind().equals(PROFILE))
                .flatMap(row -> Stream.concat(Stream.of(row.seq()), Stream.ofNullable(row.replaces())))
                .toList();
        if (!seqs.isEmpty()) {
            Set<AccountId> touched = stores.reader().accountsOf(seqs);
            accounts.own(touched, stores.reader().statedOwners(touched));
        }
    }

    private Instant recordedAt(Batch batch, End end) {
        if (batch.recordedAt() == null) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return now.isBefore(end.recordedAt()) ? end.recordedAt() : now;
        }
        if (batch.recordedAt().isBefore(end.recordedAt())) {
            throw new IllegalArgumentException("Facts cannot be learned at %s, for others were learned at %s"
                    .formatted(batch.recordedAt(), end.recordedAt()));
        }
        return batch.recordedAt();
    }

    private FactBatch log(String source, List<Entry> entries, End end) {
        Set<String> keys = new TreeSet<>();
        Set<String> retracted = new TreeSet<>();
        var repeats = new Repeats();
        for (Entry entry : entries) {
            switch (entry.checked()) {
                case Checked.Fits fits -> {
                    keys.add(fits.key());
                    repeats.add(fits.key(), Objects.requireNonNull(entry.fact()).digest());
                }
                case Checked.Retracts retracts -> {
                    retracted.add(retracts.key());
                    repeats.add(retracts.key(), CanonicalFact.RETRACTED);
                }
                case Checked.Unfit _ -> {}
            }
        }
        keys.addAll(retracted);
        Map<String, Head> heads = stores.facts().heads(source, keys);
        List<Head> toRetract = heads.values().stream()
                .filter(head -> retracted.contains(head.key()))
                .toList();
        return new FactBatch(heads, retractions(toRetract), repeats.cameBefore(source, stores.reader()), end.seq());
    }

    /** What would retract each of these, by its seq. */
    private Map<Long, CanonicalFact> retractions(List<Head> heads) {
        Map<Long, CanonicalFact> retractions = new HashMap<>();
        if (!heads.isEmpty()) {
            List<Long> seqs = heads.stream().map(Head::seq).toList();
            stores.reader().list(seqs).forEach(fact -> retractions.put(fact.seq(), CanonicalFact.retractionOf(fact)));
        }
        return retractions;
    }

    private static Verdict verdict(Entry entry, FactBatch log) {
        return switch (entry.checked()) {
            case Checked.Fits _ -> log.take(entry.raw(), Objects.requireNonNull(entry.fact()));
            case Checked.Retracts(String kind, String key) -> log.retract(entry.raw(), kind, key);
            case Checked.Unfit(List<String> reasons) -> new Verdict.Refused(Misfit.of(entry.raw(), reasons));
        };
    }

    /** What does not fit is kept, and its outcome names where. */
    private List<Outcome> outcomes(Batch batch, List<Verdict> verdicts, Instant now) {
        List<Misfit> misfits = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Refused(Misfit misfit)) {
                misfits.add(misfit);
            }
        }
        Map<String, Long> ids =
                misfits.isEmpty() ? Map.of() : stores.setAside().put(batch.source(), misfits, batch.cameIn(), now);
        List<Outcome> outcomes = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            outcomes.add(
                    switch (verdict) {
                        case Verdict.Taken taken -> taken.outcome();
                        case Verdict.Refused(Misfit misfit) ->
                            new Outcome.SetAside(Objects.requireNonNull(ids.get(misfit.identity())), misfit.reasons());
                    });
        }
        return outcomes;
    }

    /** A record that was set aside and has now come in a form that fits waits for nobody any more. */
    private void closeFitted(Batch batch, List<Verdict> verdicts) {
        if (!stores.setAside().anyOpen(batch.source())) {
            return;
        }
        Set<String> fitted = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Taken taken -> fitted.add(Misfit.identity(taken.key()));
                case Verdict.Refused(Misfit misfit) -> fitted.remove(misfit.identity());
            }
        }
        var state = batch.cameIn() ? SetAside.State.SUPERSEDED : SetAside.State.MENDED;
        stores.setAside().close(batch.source(), fitted, state);
    }
}
