package io.mainstay.sources.connect;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.SetAside;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.facts.Standing;
import io.mainstay.sources.connect.Step.Change;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a step down: its facts, what its objects no longer say, what is to be remembered and the cursor, all or nothing. */
final class StepRecord {

    private static final int RETRACTED_AT_ONCE = 500;
    private static final String ASIDE = "?";

    private final ConnectionTables tables;
    private final Facts facts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StepRecord(ConnectionTables tables, Facts facts, TransactionTemplate transaction, Clock clock) {
        this.tables = tables;
        this.facts = facts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False, and nothing written, when another program has written a step since this one was begun. */
    boolean write(Connection connection, Step.Read step, List<Hint> hints) {
        Boolean written = transaction.execute(status -> {
            Map<String, Change> changes = new LinkedHashMap<>();
            step.changes().forEach(change -> changes.put(change.object(), change));
            if (!tables.connections().advance(connection, step, changes.size(), clock.instant())) {
                status.setRollbackOnly();
                return false;
            }
            write(connection.source(), changes);
            tables.objects().remember(connection.source(), step.memory());
            if (!hints.isEmpty()) {
                tables.hints().done(connection.source(), hints, clock.instant());
            }
            return true;
        });
        return Boolean.TRUE.equals(written);
    }

    private void write(String source, Map<String, Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Set<String>> before = tables.objects().keys(source, changes.keySet());
        List<RawFact> raws = new ArrayList<>();
        List<String> waitNoMore = new ArrayList<>();
        changes.values().forEach(change -> {
            raws.addAll(change.facts());
            gone(change, before.getOrDefault(change.object(), Set.of()), raws, waitNoMore);
        });
        List<Outcome> outcomes = facts.record(source, raws);
        facts.dropSetAside(source, waitNoMore);
        Map<String, Outcome> byKey = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            byKey.put(name(raws.get(i)), outcomes.get(i));
        }
        Map<String, Set<String>> changed = new LinkedHashMap<>();
        changes.values().forEach(change -> {
            Set<String> old = before.getOrDefault(change.object(), Set.of());
            Set<String> now = said(change, old, byKey);
            if (!now.equals(old)) {
                changed.put(change.object(), now);
            }
        });
        tables.objects().put(source, changed);
    }

    /** What the object said and says no more. */
    private static void gone(Change change, Set<String> before, List<RawFact> raws, List<String> waitNoMore) {
        Set<String> now = new TreeSet<>();
        change.facts().forEach(fact -> now.add(name(fact)));
        for (String said : before) {
            boolean aside = said.startsWith(ASIDE);
            String name = aside ? said.substring(ASIDE.length()) : said;
            if (!now.contains(name)) {
                int blank = name.indexOf(' ');
                String key = name.substring(blank + 1);
                if (aside) {
                    waitNoMore.add(key);
                } else {
                    raws.add(new RawFact(name.substring(0, blank), null, null, null, Map.of(), key, true));
                }
            }
        }
    }

    /** What was set aside must not be retracted when it goes, for it never stood; what stood before still does. */
    private static Set<String> said(Change change, Set<String> before, Map<String, Outcome> outcomes) {
        Set<String> now = new TreeSet<>();
        for (RawFact fact : change.facts()) {
            String name = name(fact);
            if (outcomes.get(name) instanceof Outcome.SetAside) {
                now.add(ASIDE + name);
                if (before.contains(name)) {
                    now.add(name);
                }
            } else {
                now.add(name);
            }
        }
        return now;
    }

    private static String name(RawFact fact) {
        return fact.kind() + " " + fact.key();
    }

    /** The next of a source's records is taken back; when none is left the source is disconnected. */
    void retractSome(Connection connection) {
        transaction.executeWithoutResult(_ -> {
            List<Standing> standing = facts.standing(Principal.program(), connection.source(), "", RETRACTED_AT_ONCE);
            List<SetAside> aside = facts.setAside(
                    Principal.program(), SetAsidePage.open(RETRACTED_AT_ONCE).of(connection.source(), null, null));
            if (!aside.isEmpty()) {
                aside.forEach(record -> facts.discard(Principal.program(), record.id()));
            } else if (standing.isEmpty()) {
                tables.objects().forget(connection.source());
                tables.connections().setState(connection.source(), Connection.State.DISCONNECTED);
            } else {
                facts.record(
                        connection.source(),
                        standing.stream()
                                .map(fact -> new RawFact(fact.kind(), null, null, null, Map.of(), fact.key(), true))
                                .toList());
            }
        });
    }
}
