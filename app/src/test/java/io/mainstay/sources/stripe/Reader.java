package io.mainstay.sources.stripe;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.connect.Connected;
import io.mainstay.sources.connect.Hint;
import io.mainstay.sources.connect.Step;
import io.mainstay.sources.connect.Step.Change;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads our Stripe without a database: what each object says now, as the framework would keep it. */
final class Reader {

    private final StripeWorld world;
    private final Clock clock;
    private final Map<String, String> memory = new HashMap<>();
    private final Map<String, List<RawFact>> said = new TreeMap<>();
    private final Map<String, Change> changed = new TreeMap<>();
    private String cursor = "";

    Reader(StripeWorld world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** Until there is nothing more to read. */
    void pull() {
        boolean more = true;
        while (more) {
            var step = (Step.Read) new StripeReading(world, connected(), clock).next(Cursor.of(cursor));
            take(step);
            more = step.more();
        }
    }

    void follow(List<String> events) {
        hear(events.stream().map(id -> new Hint(id, "{}")).toArray(Hint[]::new));
    }

    void hear(Hint... hints) {
        take((Step.Read) new StripeReading(world, connected(), clock).follow(List.of(hints), Cursor.of(cursor)));
    }

    private void take(Step.Read step) {
        step.changes().forEach(change -> {
            said.put(change.object(), change.facts());
            changed.put(change.object(), change);
        });
        memory.putAll(step.memory());
        cursor = step.cursor();
    }

    /** What was read since this was last asked: of each object what it said last. */
    List<Change> changes() {
        List<Change> changes = List.copyOf(changed.values());
        changed.clear();
        return changes;
    }

    private Connected connected() {
        return new Connected("stripe", Map.of(), (Collection<String> names) -> {
            Map<String, String> found = new HashMap<>(memory);
            found.keySet().retainAll(names);
            return found;
        });
    }

    /** By key, what stands now. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        said.values()
                .forEach(each -> each.forEach(fact -> facts.put(
                        fact.kind() + " " + fact.key(),
                        fact.account() + " " + fact.at() + " " + fact.subject() + " " + new TreeMap<>(fact.fields()))));
        return facts;
    }

    List<RawFact> of(String object) {
        return said.getOrDefault(object, List.of());
    }
}
