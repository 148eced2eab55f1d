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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Map<Key, List<Tried>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Tried>> eldest) {
            return size() > KEPT;
        }
    };

    public PolicyWays(Metrics metrics, Trials trials) {
        this.metrics = metrics;
        this.trials = trials;
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

    /** One answer and what our figure would be. */
    private record Tried(PolicyOption option, String answer, BigDecimal value) {}

    /** The answers that bring the figure nearer, each tried alone, the nearest first. */
    public List<Way> towards(Principal reader, Period month, String metric, BigDecimal theirs) {
        Question question = Question.of(metric, List.of(month));
        BigDecimal ours = metrics.ask(reader, question).single().value().orNull();
        if (ours == null) {
            return List.of();
        }
        BigDecimal gap = theirs.subtract(ours).abs();
        return tried(reader, question).stream()
                .map(tried -> new Way(tried.option(), tried.answer(), tried.value(), theirs.subtract(tried.value())))
                .filter(way -> way.left().abs().compareTo(gap) < 0)
                .sorted(Comparator.comparing((Way way) -> way.left().abs()))
                .toList();
    }

    private List<Tried> tried(Principal reader, Question question) {
        Key key = Key.of(reader, question, metrics);
        synchronized (known) {
            List<Tried> before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        List<Tried> fresh = new ArrayList<>();
        Policy now = metrics.policy();
        for (PolicyOption option : now.options()) {
            for (String answer : PolicyAnswers.of(option, now.answer(option.name()))) {
                Policy other = now.with(Map.of(option.name(), answer));
                if (!other.equals(now) && trials.matters(question.metric(), other)) {
                    BigDecimal number =
                            trials.ask(reader, question, other).single().value().orNull();
                    if (number != null) {
                        fresh.add(new Tried(option, answer, number));
                    }
                }
            }
        }
        synchronized (known) {
            known.put(key, fresh);
        }
        return fresh;
    }
}
