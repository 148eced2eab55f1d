package io.mainstay.sources.stripe;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.stripe.Besides.Now;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a subscription's terms were, and from when: worked out from all that is known of it, by the same rule whenever and
 * in whatever order it was learned.
 *
 * <pre>
 *   known                                  terms from
 *   seen today                             its start
 *   seen today, event at t                 its start, as before the event; then t
 *   two events at one second               the one that the other leads to
 *   seen differently than the last event   then, and the moment it was seen
 *   its customer got a discount at t       as before, and t
 *   its metered use was billed at t        as before, and t
 * </pre>
 */
final class History {

    /** What only the moment of looking tells: from when it is so does not stand on a subscription. */
    static final Set<String> STATES_WITHOUT_A_DATE = Set.of("past_due", "unpaid", "paused");

    private static final String KIND = "subscription_terms";

    /** The subscription was so from a moment on. */
    private record State(
            Instant at, JsonNode object, @Nullable String insteadOfStatus) {}

    private record Stated(Instant at, Map<String, @Nullable Object> fields) {}

    private final ItemTerms terms;
    private final Besides besides;
    private final Map<JsonNode, Map<String, Map<String, @Nullable Object>>> looks = new IdentityHashMap<>();

    History(ItemTerms terms, Besides besides) {
        this.terms = terms;
        this.besides = besides;
    }

    /**
     * @param seen as it was last seen; null when it was not
     * @param troubled when it was first seen to be in a state that has no date of its own; null when it was not
     */
    List<RawFact> facts(
            String subscription,
            String account,
            List<Snapshot> events,
            @Nullable Snapshot seen,
            @Nullable Instant troubled) {
        Map<String, List<Stated>> byItem = new TreeMap<>();
        for (State state : parted(states(events, seen, troubled))) {
            state(state, byItem);
        }
        List<RawFact> facts = new ArrayList<>();
        byItem.forEach((item, stated) -> {
            String subject = subscription + "/" + item;
            for (Stated each : stated) {
                facts.add(new RawFact(
                        KIND,
                        account,
                        each.at().toString(),
                        subject,
                        each.fields(),
                        subject + "@" + each.at().getEpochSecond(),
                        false));
            }
        });
        return facts;
    }

    private List<State> states(List<Snapshot> events, @Nullable Snapshot seen, @Nullable Instant troubled) {
        List<Snapshot> winners = winners(events, seen);
        List<State> states = new ArrayList<>();
        Snapshot first = winners.isEmpty() ? seen : winners.getFirst();
        if (first == null) {
            return states;
        }
        boolean began = first.type().endsWith(".created");
        JsonNode base = first.before() == null || began ? first.object() : first.before();
        Instant firstAt = winners.isEmpty() ? Instant.MAX : ends(first).orElse(first);
        addBeginning(base, began ? Instant.MAX : firstAt, first.at(), states);
        String status = ItemTerms.status(base);
        if (troubled != null
                && !began
                && STATES_WITHOUT_A_DATE.contains(String.valueOf(status))
                && troubled.isBefore(firstAt)) {
            states.add(new State(troubled, base, null));
        }
        winners.forEach(winner -> states.add(new State(ends(winner).orElse(winner), winner.object(), null)));
        if (seen != null && (winners.isEmpty() || differs(winners.getLast().object(), seen.object()))) {
            addSeen(seen, winners.isEmpty(), troubled != null, states);
        }
        states.sort(Comparator.comparing(State::at));
        return states;
    }

    /** Parted wherever something changes that does not stand on it. */
    private List<State> parted(List<State> states) {
        if (states.isEmpty()) {
            return states;
        }
        List<State> parted = new ArrayList<>(states);
        for (Instant moment : besides.moments().tailSet(states.getFirst().at(), false)) {
            State before = states.stream()
                    .filter(state -> !state.at().isAfter(moment))
                    .reduce((_, later) -> later)
                    .orElseThrow();
            if (before.at().isBefore(moment)) {
                parted.add(new State(moment, before.object(), before.insteadOfStatus()));
            }
        }
        parted.sort(Comparator.comparing(State::at));
        return parted;
    }

    /**
     * From its start it is taken to have been in good order, whatever has become of it.
     *
     * @param known from when on what is known says how it was
     */
    private static void addBeginning(JsonNode base, Instant before, Instant known, List<State> states) {
        Instant start = Json.found(base, "start_date")
                .or(() -> Json.found(base, "created"))
                .orElse(null);
        String status = ItemTerms.status(base);
        if (start == null || status == null || !start.isBefore(before)) {
            return;
        }
        Instant trialEnd = Json.moment(base, "trial_end");
        if (trialEnd != null && trialEnd.isAfter(start) && !status.equals("trialing")) {
            states.add(new State(start, base, "trialing"));
            Instant ended = Json.moment(base, "ended_at");
            if (trialEnd.isBefore(known) && (ended == null || trialEnd.isBefore(ended))) {
                states.add(new State(trialEnd, base, "active"));
            }
        } else {
            states.add(new State(start, base, status.equals("trialing") ? status : "active"));
        }
    }

    /** What the last event does not say: that it has ended, or that something changed of which nothing was heard. */
    private static void addSeen(Snapshot seen, boolean alone, boolean dated, List<State> states) {
        String status = ItemTerms.status(seen.object());
        boolean ended = "canceled".equals(status) && Json.moment(seen.object(), "ended_at") != null;
        boolean dateless = status != null && !dated && STATES_WITHOUT_A_DATE.contains(status);
        if (ended || dateless || (!alone && status != null)) {
            states.add(new State(ends(seen).orElse(seen), seen.object(), null));
        }
    }

    /** An ended subscription says itself when. */
    private static When ends(Snapshot snapshot) {
        return new When(
                "canceled".equals(ItemTerms.status(snapshot.object()))
                        ? Json.moment(snapshot.object(), "ended_at")
                        : null);
    }

    private record When(@Nullable Instant moment) {
        Instant orElse(Snapshot snapshot) {
            return moment == null ? snapshot.at() : moment;
        }
    }

    /** Of the events of each second the last, in order. */
    private List<Snapshot> winners(List<Snapshot> events, @Nullable Snapshot seen) {
        Map<Instant, List<Snapshot>> bySecond = new TreeMap<>();
        events.forEach(event ->
                bySecond.computeIfAbsent(event.at(), _ -> new ArrayList<>()).add(event));
        List<Snapshot> winners = new ArrayList<>();
        for (var second = bySecond.entrySet().iterator(); second.hasNext(); ) {
            List<Snapshot> together = second.next().getValue();
            winners.add(winner(together, second.hasNext() ? null : seen));
        }
        return winners;
    }

    /** The one that looks as the subscription does now; else the one that none of the others began from. */
    private Snapshot winner(List<Snapshot> together, @Nullable Snapshot seen) {
        var order = Comparator.comparingInt(Snapshot::rank).thenComparing(Snapshot::id);
        List<Snapshot> asSeen = seen == null
                ? List.of()
                : together.stream()
                        .filter(event -> !differs(event.object(), seen.object()))
                        .toList();
        List<Snapshot> last = together.stream()
                .filter(event -> together.stream().noneMatch(other -> leadsTo(event, other)))
                .toList();
        List<Snapshot> candidates = !asSeen.isEmpty() ? asSeen : !last.isEmpty() ? last : together;
        Snapshot winner = candidates.stream().max(order).orElseThrow();
        JsonNode before = together.stream().min(order).orElseThrow().before();
        boolean created = together.stream().anyMatch(event -> event.type().endsWith(".created"));
        return together.size() == 1
                ? winner
                : new Snapshot(
                        winner.id(),
                        winner.at(),
                        created ? "customer.subscription.created" : winner.type(),
                        winner.object(),
                        before);
    }

    private boolean leadsTo(Snapshot event, Snapshot other) {
        return other != event
                && other.before() != null
                && differs(event.object(), other.object())
                && !differs(event.object(), other.before());
    }

    /** The same object is looked at many times. */
    private Map<String, Map<String, @Nullable Object>> looks(JsonNode object) {
        return looks.computeIfAbsent(object, each -> terms.of(each, null));
    }

    private boolean differs(JsonNode one, JsonNode other) {
        return !looks(one).equals(looks(other));
    }

    /** Adds what a state changes; an item that is no longer there has ended. */
    private void state(State state, Map<String, List<Stated>> byItem) {
        Now then = besides.at(state.at());
        Map<String, Map<String, @Nullable Object>> now = state.insteadOfStatus() == null && then.equals(Now.NOTHING)
                ? looks(state.object())
                : terms.of(state.object(), state.insteadOfStatus(), then);
        for (var item : now.entrySet()) {
            add(byItem.computeIfAbsent(item.getKey(), _ -> new ArrayList<>()), state.at(), item.getValue());
        }
        byItem.forEach((item, before) -> {
            if (!now.containsKey(item) && !before.isEmpty()) {
                Map<String, @Nullable Object> ended = copy(before.getLast().fields());
                ended.put("status", "canceled");
                ended.remove("cancel_at");
                ended.remove("cancel_requested_at");
                add(before, state.at(), ended);
            }
        });
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (var field : fields.entrySet()) {
            copy.put(field.getKey(), field.getValue());
        }
        return copy;
    }

    private static void add(List<Stated> stated, Instant at, Map<String, @Nullable Object> fields) {
        boolean ends = "canceled".equals(fields.get("status"));
        if (!stated.isEmpty() && stated.getLast().at().equals(at)) {
            stated.removeLast();
        }
        boolean nothing = stated.isEmpty() ? ends : stated.getLast().fields().equals(fields);
        boolean over = !stated.isEmpty()
                && ends
                && "canceled".equals(stated.getLast().fields().get("status"));
        if (!nothing && !over) {
            stated.add(new Stated(at, fields));
        }
    }
}
