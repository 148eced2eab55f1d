package io.mainstay.closing;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.PolicyAnswers;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Trials;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Which single answer of the revenue policy would bring our figure nearer to another. */
@Service
public class PolicyWays {

    private final Metrics metrics;
    private final Trials trials;

    public PolicyWays(Metrics metrics, Trials trials) {
        this.metrics = metrics;
        this.trials = trials;
    }

    /** @param value what our figure would be @param left what would still lie between it and theirs */
    public record Way(PolicyOption option, String answer, BigDecimal value, BigDecimal left) {}

    /** The answers that bring the figure nearer, each tried alone, the nearest first. */
    public List<Way> towards(Principal reader, Period month, String metric, BigDecimal theirs) {
        Question question = Question.of(metric, List.of(month));
        Policy now = metrics.policy();
        BigDecimal ours = metrics.ask(reader, question).single().value().orNull();
        List<Way> ways = new ArrayList<>();
        if (ours == null) {
            return ways;
        }
        BigDecimal gap = theirs.subtract(ours).abs();
        for (PolicyOption option : now.options()) {
            for (String answer : PolicyAnswers.of(option, now.answer(option.name()))) {
                if (!answer.equals(now.answer(option.name()))) {
                    Value value = trials.ask(reader, question, now.with(Map.of(option.name(), answer)))
                            .single()
                            .value();
                    BigDecimal number = value.orNull();
                    if (number != null && theirs.subtract(number).abs().compareTo(gap) < 0) {
                        ways.add(new Way(option, answer, number, theirs.subtract(number)));
                    }
                }
            }
        }
        ways.sort(Comparator.comparing((Way way) -> way.left().abs()));
        return ways;
    }
}
