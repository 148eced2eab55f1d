package io.mainstay.closing;

import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.PolicyAnswers;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Trials;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Which single answer of the revenue policy would bring our figure nearer to another. */
@Service
public class PolicyWays {

    private static final int KEPT = 20;

    private final Metrics metrics;
    private final Trials trials;
    private final Clock clock;
    private final Map<Key, Tries> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tries> eldest) {
            return size() > KEPT;
        }
    };

    public PolicyWays(Metrics metrics, Trials trials, Clock clock) {
        this.metrics = metrics;
        this.trials = trials;
        this.clock = clock;
    }

    /**
     * What was found so far.
     *
     * @param tried how many answers were tried, of how many in all
     */
    public record Found(List<Way> ways, int tried, int all) {

        public boolean done() {
            return tried == all;
        }

        public int percent() {
            return all == 0 ? 100 : 100 * tried / all;
        }
    }

    /** @param value what our figure would be @param left what would still lie between it and theirs */
    public record Way(PolicyOption option, String answer, BigDecimal value, BigDecimal left) {}

    /** While none of these changes, no answer would come to anything else. */
    private record Key(Reach reach, Question question, Knowledge known, Policy policy) {

        static Key of(Principal reader, Question question, Metrics metrics) {
            Knowledge now = metrics.known();
            Instant day = metrics.calendar().start(metrics.calendar().day(now.at()));
            return new Key(reader.reach(), question, new Knowledge(now.seq(), day), metrics.policy());
        }
    }

    /** One answer, and the policy it would make. */
    private record Candidate(PolicyOption option, String answer, Policy policy) {}

    /** One answer and what our figure would be. */
    private record Tried(PolicyOption option, String answer, BigDecimal value) {}

    /** Answers ahead, and what came of those behind. */
    private static final class Tries {

        private final Deque<Candidate> ahead;
        private final int all;
        private final List<Tried> found = new ArrayList<>();

        Tries(List<Candidate> candidates) {
            this.ahead = new ArrayDeque<>(candidates);
            this.all = candidates.size();
        }
    }

    /**
     * The answers that bring the figure nearer, each tried alone, the nearest first. Each takes a book of its own, so there is
     * an end to patience: asked again, it goes on where it was.
     */
    public Found towards(Principal reader, Period month, String metric, BigDecimal theirs, Duration patience) {
        Question question = Question.of(metric, List.of(month));
        BigDecimal ours = metrics.ask(reader, question).single().value().orNull();
        if (ours == null) {
            return new Found(List.of(), 0, 0);
        }
        Tries tries;
        synchronized (known) {
            tries = known.computeIfAbsent(Key.of(reader, question, metrics), _ -> new Tries(candidates(question)));
        }
        synchronized (tries) {
            go(tries, reader, question, clock.instant().plus(patience));
            return new Found(nearer(tries.found, ours, theirs), tries.all - tries.ahead.size(), tries.all);
        }
    }

    /** At least one, so that it comes to an end. */
    private void go(Tries tries, Principal reader, Question question, Instant until) {
        Candidate next = tries.ahead.peek();
        while (next != null) {
            BigDecimal number =
                    trials.ask(reader, question, next.policy()).single().value().orNull();
            if (number != null) {
                tries.found.add(new Tried(next.option(), next.answer(), number));
            }
            tries.ahead.remove();
            next = clock.instant().isBefore(until) ? tries.ahead.peek() : null;
        }
    }

    private static List<Way> nearer(List<Tried> found, BigDecimal ours, BigDecimal theirs) {
        BigDecimal gap = theirs.subtract(ours).abs();
        return found.stream()
                .map(tried -> new Way(tried.option(), tried.answer(), tried.value(), theirs.subtract(tried.value())))
                .filter(way -> way.left().abs().compareTo(gap) < 0)
                .sorted(Comparator.comparing((Way way) -> way.left().abs()))
                .toList();
    }

    private List<Candidate> candidates(Question question) {
        List<Candidate> candidates = new ArrayList<>();
        Policy now = metrics.policy();
        for (PolicyOption option : now.options()) {
            for (String answer : PolicyAnswers.of(option, now.answer(option.name()))) {
                Policy other = now.with(Map.of(option.name(), answer));
                if (!other.equals(now) && trials.matters(question.metric(), other)) {
                    candidates.add(new Candidate(option, answer, other));
                }
            }
        }
        return candidates;
    }
}
