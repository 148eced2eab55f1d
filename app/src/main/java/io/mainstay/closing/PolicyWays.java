package io.mainstay.closing;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.PolicyAnswers;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Trials;
import io.mainstay.platform.LongAnswers;
import io.mainstay.platform.LongWork;
import io.mainstay.platform.Pace;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which single answer of the revenue policy would bring our figure nearer to another. */
@Service
public class PolicyWays {

    private static final int KEPT = 20;

    private final Metrics metrics;
    private final Trials trials;
    private final LongAnswers<Asked, Tries> answers;

    public PolicyWays(Metrics metrics, Trials trials, LongWork threads) {
        this.metrics = metrics;
        this.trials = trials;
        this.answers = new LongAnswers<>(threads, KEPT, _ -> ground(), this::work);
    }

    /** @param value what our figure would be @param left what would still lie between it and theirs */
    public record Way(PolicyOption option, String answer, BigDecimal value, BigDecimal left) {}

    private record Asked(Reach reach, Question question) {}

    /** While none of these changes, no answer would come to anything else. */
    private record Ground(long copied, LocalDate day, Policy policy, Calendar calendar) {}

    /** One answer, and the policy it would make. */
    private record Candidate(PolicyOption option, String answer, Policy policy) {}

    /** One answer and what our figure would be. */
    private record Tried(PolicyOption option, String answer, BigDecimal value) {}

    private record Tries(@Nullable BigDecimal ours, List<Tried> tried) {}

    /**
     * The answers that bring the figure nearer, each tried alone, the nearest first. Each takes a book of its own, so there is
     * an end to patience.
     *
     * @param again true when it was asked for a moment ago
     */
    public LongAnswers.Found<List<Way>> towards(
            Principal reader, Period month, String metric, BigDecimal theirs, Duration patience, boolean again) {
        var asked = new Asked(reader.reach(), Question.of(metric, List.of(month)));
        LongAnswers.Found<Tries> found = answers.within(patience, asked, again);
        Tries tries = found.answer();
        return new LongAnswers.Found<>(tries == null ? null : nearer(tries, theirs), found.pace());
    }

    private Ground ground() {
        Calendar calendar = metrics.calendar();
        Knowledge now = metrics.known();
        return new Ground(now.seq(), calendar.day(now.at()), metrics.policy(), calendar);
    }

    /** For everybody who sees as much, all from the same knowledge. */
    private Tries work(Asked asked, Pace pace) {
        Principal reader = Principal.program().within(asked.reach());
        Question question = asked.question();
        Knowledge known = metrics.known();
        List<Candidate> candidates = candidates(question);
        List<Tried> tried = new ArrayList<>();
        BigDecimal ours = trials.ask(reader, question, known).single().value().orNull();
        if (ours == null) {
            return new Tries(null, tried);
        }
        pace.expect(candidates.size());
        for (Candidate next : candidates) {
            BigDecimal number = trials.ask(reader, question, next.policy(), known)
                    .single()
                    .value()
                    .orNull();
            if (number != null) {
                tried.add(new Tried(next.option(), next.answer(), number));
            }
            pace.step();
        }
        return new Tries(ours, tried);
    }

    private static List<Way> nearer(Tries tries, BigDecimal theirs) {
        BigDecimal ours = tries.ours();
        if (ours == null) {
            return List.of();
        }
        BigDecimal gap = theirs.subtract(ours).abs();
        return tries.tried().stream()
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
