package io.mainstay.metrics;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Pace;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.MetricName;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a number is another today than it was: the same question as known at two moments. */
public final class Comparisons {

    private final Metrics metrics;

    Comparisons(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * @param question about one period
     * @throws Refused when the first moment is not before the second
     */
    public Comparison compare(Principal principal, Question question, AsOf before, AsOf after) {
        Calendar calendar = metrics.calendar();
        Instant now = metrics.books().now();
        Instant earlier = Books.moment(before, calendar, now);
        Instant later = Books.moment(after, calendar, now);
        if (!earlier.isBefore(later)) {
            throw new Refused(ErrorCode.INVALID, "The first date must be before the second.");
        }
        Knowledge last = later.isBefore(now) ? metrics.books().known(later) : metrics.known();
        return Comparison.of(metrics.comparer(principal, question, List.of(question.metric()), metrics.terms())
                .compare(metrics.books().known(earlier), last, new Pace()));
    }

    /**
     * What became of numbers since they were worked out: first each changed answer of the policy has its effect, then a
     * changed currency or time zone, then what was learned.
     *
     * @param question about one period
     * @param pace is told how far it is
     */
    public Restatement restate(
            Principal principal, List<MetricName> names, Question question, Standing then, Pace pace) {
        Terms now = metrics.terms();
        List<Restatement.Line> rules = new ArrayList<>();
        List<Point> before = rules(principal, names, question, then, rules, pace);
        Restatement learned =
                metrics.comparer(principal, question, names, now).compare(then.known(), metrics.known(), pace);
        List<Restatement.Line> lines = new ArrayList<>(rules);
        lines.addAll(learned.lines());
        return new Restatement(before.isEmpty() ? learned.before() : before, learned.after(), lines);
    }

    /** What changed rules made of the numbers; gives them as they were before, or nothing when no rule was changed. */
    private List<Point> rules(
            Principal principal,
            List<MetricName> names,
            Question question,
            Standing then,
            List<Restatement.Line> lines,
            Pace pace) {
        Terms now = metrics.terms();
        Policy policy = then.policy();
        boolean settings = !sameRules(then.company(), now.company());
        if (!settings && policy.equals(now.policy())) {
            return List.of();
        }
        pace.expect(1 + changed(policy, now.policy()).size() + (settings ? 1 : 0));
        List<Point> before = metrics.comparer(principal, question, names, new Terms(then.company(), policy))
                .points(then.known());
        pace.step();
        List<Point> at = before;
        for (PolicyOption option : changed(policy, now.policy())) {
            policy = policy.with(Map.of(option.name(), now.policy().answer(option.name())));
            List<Point> next = metrics.comparer(principal, question, names, new Terms(then.company(), policy))
                    .points(then.known());
            pace.step();
            Comparer.add(lines, rule(Restatement.Cause.POLICY, option.name()), at, next);
            at = next;
        }
        if (settings) {
            List<Point> next = metrics.comparer(principal, question, names, now).points(then.known());
            pace.step();
            Comparer.add(lines, rule(Restatement.Cause.SETTINGS, null), at, next);
        }
        return before;
    }

    private static List<PolicyOption> changed(Policy then, Policy now) {
        return then.options().stream()
                .filter(option -> !now.answer(option.name()).equals(then.answer(option.name())))
                .toList();
    }

    private static boolean sameRules(Company then, Company now) {
        return then.currency().equals(now.currency()) && then.zone().equals(now.zone());
    }

    private static Comparer.Step rule(Restatement.Cause cause, @Nullable String option) {
        return new Comparer.Step(cause, option, null, List.of());
    }
}
