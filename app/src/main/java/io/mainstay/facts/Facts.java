package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.platform.NotFound;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happened, to whom, and when Mainstay learned it. Records come in here and are never changed afterwards; whoever
 * follows the facts reads them by seq from a cursor of its own.
 */
public class Facts {

    private static final int REPLAYED_AT_ONCE = 500;
    private static final int LONGEST_SOURCE = 100;

    private final Stores stores;
    private final Recorder recorder;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final FactValues values;
    private final Audit audit;

    public Facts(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Accounts accounts,
            Kinds kinds,
            Supplier<ZoneId> zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.stores = Stores.in(db);
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.values = new FactValues(kinds, accounts);
        this.audit = new Audit(db, clock);
        this.recorder =
                new Recorder(new FactCheck(kinds), accounts, stores, transaction, zone, clock, new Arrivals(events));
    }

    /**
     * Records what a source sent, all in one transaction, in the order given. The same record again changes nothing, a
     * changed one is a new revision, and one that does not fit its kind is set aside with the reasons. So a batch that
     * may or may not have arrived can simply be sent again.
     *
     * @return what became of each record, at the same place
     */
    public List<Outcome> record(String source, List<RawFact> facts) {
        return recorder.record(new Batch(source, facts, null, true));
    }

    /**
     * The same for history that was learned earlier.
     *
     * @param recordedAt not before anything that is recorded already
     */
    public List<Outcome> record(String source, List<RawFact> facts, Instant recordedAt) {
        return recorder.record(new Batch(source, facts, recordedAt, true));
    }

    /**
     * What recording these would come to, with nothing recorded: a revision of 1 is a new record, and what would be set
     * aside has no id. For people who want to see before they do.
     */
    public List<Outcome> weigh(String source, List<RawFact> facts) {
        return recorder.weigh(new Batch(source, facts, null, true));
    }

    /** The last revision of each of these records of a source, by key, also of those retracted. */
    public Map<String, Fact> current(Principal principal, String source, Collection<String> keys) {
        return stores.reader().current(principal.reach(), source, keys);
    }

    /** The records of a source that changed last, the latest first. */
    public List<Fact> latest(Principal principal, String source, int limit) {
        return records(principal, RecordsPage.latest(source, limit));
    }

    /** The records of a source as they stand now. */
    public List<Fact> records(Principal principal, RecordsPage page) {
        return stores.reader().records(principal.reach(), page);
    }

    /** A source's name is a text on one line of at most 100 characters. */
    public static boolean canNameSource(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_SOURCE
                && name.equals(Reasons.printable(name).strip());
    }

    public Optional<Fact> find(Principal principal, long seq) {
        return stores.reader().find(principal.reach(), seq);
    }

    public Fact get(Principal principal, long seq) {
        return find(principal, seq).orElseThrow(() -> new NotFound("fact", seq));
    }

    /** What a fact says, by field, in the order its kind declares; accounts are named by their keys. */
    public Map<String, @Nullable Object> fields(Principal principal, Fact fact) {
        return values.of(principal.reach(), fact);
    }

    /** Everything that was ever said about a fact's record, the first revision first. */
    public List<Fact> revisions(Principal principal, Fact fact) {
        return stores.reader().revisions(principal.reach(), fact.source(), fact.key());
    }

    /** An account's facts, the latest first. */
    public List<Fact> timeline(Principal principal, AccountId account, Timeline what) {
        return stores.reader().timeline(principal.reach(), account, what);
    }

    /** Hands over every fact after a seq, in order, and says how far it came. For the program's own copies. */
    public long copyAfter(long seq, Consumer<Fact> each) {
        long upTo = lastSeq();
        reading.executeWithoutResult(_ -> stores.reader().between(seq, upTo, each));
        return upTo;
    }

    /** The seq of the last fact that is visible; 0 when there is none. */
    public long lastSeq() {
        return stores.facts().end().seq();
    }

    /** The last seq that was recorded before a moment: what was known then is what has no higher seq. */
    public long seqAsOf(Instant moment) {
        return stores.reader().seqAsOf(moment);
    }

    public List<SetAside> setAside(Principal principal, SetAsidePage page) {
        principal.require(Permission.SEE_COMPANY);
        return stores.setAside().page(page);
    }

    public SetAside setAside(Principal principal, long id) {
        principal.require(Permission.SEE_COMPANY);
        return stores.setAside().find(id).orElseThrow(() -> new NotFound("record set aside", id));
    }

    /** How many records are set aside and open, by source and by the kind they claim. */
    public Map<String, Map<String, Long>> openSetAside() {
        return stores.setAside().counts();
    }

    /** Tries a record again as a person has mended it. When it still does not fit, nothing changes. */
    public Outcome mend(Principal principal, long id, RawFact mended) {
        principal.require(Permission.MANAGE_SOURCES);
        SetAside before = setAside(principal, id);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!stores.setAside().close(id, SetAside.State.MENDED)) {
                throw new NotFound("open record set aside", id);
            }
            Outcome outcome = recorder.record(new Batch(before.source(), List.of(mended), null, false))
                    .getFirst();
            if (outcome instanceof Outcome.SetAside again) {
                status.setRollbackOnly();
                return new Outcome.SetAside(id, again.reasons());
            }
            note(principal, "record.mended", before);
            return outcome;
        }));
    }

    /** Says that a record set aside is not needed. */
    public void discard(Principal principal, long id) {
        principal.require(Permission.MANAGE_SOURCES);
        SetAside before = setAside(principal, id);
        transaction.executeWithoutResult(_ -> {
            if (!stores.setAside().close(id, SetAside.State.DISCARDED)) {
                throw new NotFound("open record set aside", id);
            }
            note(principal, "record.discarded", before);
        });
    }

    private void note(Principal by, String action, SetAside record) {
        var details = Map.of("source", record.source(), "kind", record.kind(), "key", record.key());
        audit.note(by, action, "record " + record.id(), details);
    }

    /** Tries everything again that is set aside and open, after a kind or what it refers to has changed. */
    public Replayed replay(Principal principal, String source, @Nullable String kind) {
        principal.require(Permission.MANAGE_SOURCES);
        var replayed = new Replayed(0, 0);
        List<SetAside> waiting = stores.setAside().open(source, kind, 0, REPLAYED_AT_ONCE);
        while (!waiting.isEmpty()) {
            List<RawFact> raws = waiting.stream().map(SetAside::raw).toList();
            replayed = replayed.plus(recorder.record(new Batch(source, raws, null, false)));
            waiting = stores.setAside().open(source, kind, waiting.getLast().id(), REPLAYED_AT_ONCE);
        }
        return replayed;
    }

    /** Says of records set aside that their source has taken them back. */
    public void dropSetAside(String source, Collection<String> keys) {
        if (!keys.isEmpty()) {
            stores.setAside().close(source, keys.stream().map(Misfit::identity).toList(), SetAside.State.SUPERSEDED);
        }
    }

    /** The records of a source that it has not taken back, by key, from after one on. */
    public List<Standing> standing(Principal principal, String source, String after, int limit) {
        return stores.reader().standing(source, after, limit);
    }

    /** How many they are, by kind. */
    public Map<String, Long> standing(Principal principal, String source) {
        return stores.reader().standing(source);
    }

    /** What became of everything that came in, by source and kind. */
    public List<Tally> tallies() {
        return stores.tallies().list(null);
    }

    /** The same for one source. */
    public List<Tally> tallies(String source) {
        return stores.tallies().list(source);
    }

    /** How many of a source's records were ever set aside, by kind; one that came again and again is one. */
    public Map<String, Long> everSetAside(String source) {
        return stores.setAside().ever(source);
    }
}
