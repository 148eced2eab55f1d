package io.mainstay.sources;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Tally;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.sources.SourceStore.Known;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everyone who sends records, or ever did: whoever has sent one is a source, without being announced. */
@Component
public class Sources {

    private static final int LONGEST_LABEL = 100;
    private static final String OTHER = "other";

    private final SourceStore store;
    private final Facts facts;
    private final Clock clock;
    private final Audit audit;

    Sources(JdbcClient db, Facts facts, Clock clock) {
        this.store = new SourceStore(db);
        this.facts = facts;
        this.clock = clock;
        this.audit = new Audit(db, clock);
    }

    public List<Source> list(Principal principal) {
        principal.require(Permission.SEE_COMPANY);
        Map<String, List<Tally>> tallies = new TreeMap<>();
        facts.tallies()
                .forEach(tally -> tallies.computeIfAbsent(tally.source(), _ -> new ArrayList<>())
                        .add(tally));
        Map<String, Known> known = new TreeMap<>();
        store.list().forEach(row -> known.put(row.name(), row));
        tallies.keySet().forEach(name -> known.putIfAbsent(name, new Known(name, name, OTHER, false)));
        Map<String, Map<String, Long>> setAside = facts.openSetAside();
        return known.values().stream()
                .map(row -> source(row, tallies.getOrDefault(row.name(), List.of()), setAside))
                .toList();
    }

    public Source get(Principal principal, String name) {
        principal.require(Permission.SEE_COMPANY);
        List<Tally> tallies = facts.tallies(name);
        Known known = store.find(name).orElseGet(() -> {
            if (tallies.isEmpty()) {
                throw new NotFound("source", name);
            }
            return new Known(name, name, OTHER, false);
        });
        return source(known, tallies, facts.openSetAside());
    }

    /** Makes a source known by the way its records come in. */
    public void ensure(String name, String way) {
        ensure(name, name, way);
    }

    /** The same, with a label for one that is new. */
    public void ensure(String name, String label, String way) {
        store.ensure(name, label, way, clock.instant());
    }

    @Transactional
    public void pause(Principal principal, String name) {
        principal.require(Permission.MANAGE_SOURCES);
        ensure(get(principal, name).name(), OTHER);
        store.setPaused(name, true);
        audit.note(principal, "source.paused", name, Map.of());
    }

    @Transactional
    public void resume(Principal principal, String name) {
        principal.require(Permission.MANAGE_SOURCES);
        ensure(get(principal, name).name(), OTHER);
        store.setPaused(name, false);
        audit.note(principal, "source.resumed", name, Map.of());
    }

    @Transactional
    public void rename(Principal principal, String name, String label) {
        principal.require(Permission.MANAGE_SOURCES);
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new Refused(ErrorCode.INVALID, "A source's name has 1 to 100 characters.");
        }
        ensure(get(principal, name).name(), OTHER);
        store.rename(name, label.strip());
        audit.note(principal, "source.renamed", name, Map.of("label", label.strip()));
    }

    /** Whether nobody has ever sent anything under this name. */
    public boolean isUnknown(String name) {
        return store.find(name).isEmpty() && facts.tallies(name).isEmpty();
    }

    public boolean isPaused(String name) {
        return store.find(name).map(Known::paused).orElse(false);
    }

    /** For everyone who takes records in: a paused source's records must stay where they are. */
    public void refuseWhenPaused(String name) {
        if (isPaused(name)) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "The source %s is paused. Resume it on its page, then send again.".formatted(name));
        }
    }

    /** The same, and makes a source that is new known by the way it came; called with every batch, so one look-up. */
    public void admit(Principal principal, String name, String way) {
        principal.require(Permission.MANAGE_SOURCES);
        Known known = store.find(name).orElse(null);
        if (known == null || known.way().equals(OTHER)) {
            ensure(name, way);
        }
        if (known != null && known.paused()) {
            refuseWhenPaused(name);
        }
    }

    private static Source source(Known row, List<Tally> tallies, Map<String, Map<String, Long>> setAside) {
        long waiting = setAside.getOrDefault(row.name(), Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Source(row.name(), row.label(), row.way(), row.paused(), tallies, waiting);
    }
}
