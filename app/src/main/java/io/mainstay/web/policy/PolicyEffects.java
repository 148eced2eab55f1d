package io.mainstay.web.policy;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.PolicyAnswers;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.web.Frame;
import io.mainstay.web.Periods;
import io.mainstay.web.metrics.Wording;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what each answer to a question of the policy does to the last twelve months, without changing anything. */
@Component
class PolicyEffects {

    private static final int MONTHS = 12;
    private static final String SUMMED = "churned_mrr";
    private static final List<String> METRICS = List.of("mrr", "arr", "nrr", "grr", SUMMED);

    private final Metrics metrics;
    private final Frame frame;
    private final Clock clock;

    PolicyEffects(Metrics metrics, Frame frame, Clock clock) {
        this.metrics = metrics;
        this.frame = frame;
        this.clock = clock;
    }

    /** The twelve months that are over. */
    private List<Period> months() {
        Calendar calendar = metrics.calendar();
        Period running = calendar.period(Grain.MONTH, calendar.day(clock.instant()));
        return calendar.upTo(running.plus(-1), MONTHS);
    }

    String period() {
        List<Period> months = months();
        return Periods.label(months.getFirst().code()) + " to "
                + Periods.label(months.getLast().code());
    }

    /** @param tried a value to be shown beside the usual ones; it must fit the question */
    List<Effect> of(PolicyOption option, @Nullable String tried, Principal reader) {
        Policy now = metrics.policy();
        List<Period> months = months();
        List<Value> today = values(now, months, reader);
        List<Effect> effects = new ArrayList<>();
        for (String candidate : candidates(option, now.answer(option.name()), tried)) {
            boolean inForce = candidate.equals(now.answer(option.name()));
            List<Value> then = inForce ? today : values(now.with(Map.of(option.name(), candidate)), months, reader);
            List<Effect.Cell> cells = new ArrayList<>();
            for (int at = 0; at < METRICS.size(); at++) {
                cells.add(cell(METRICS.get(at), today.get(at), then.get(at)));
            }
            effects.add(new Effect(
                    candidate,
                    OptionRow.words(option, candidate),
                    inForce,
                    candidate.equals(Objects.requireNonNullElse(option.otherwise(), "")),
                    cells));
        }
        return effects;
    }

    private static Set<String> candidates(PolicyOption option, String now, @Nullable String tried) {
        Set<String> candidates = new LinkedHashSet<>(PolicyAnswers.of(option, now));
        if (tried != null) {
            candidates.add(tried);
        }
        return candidates;
    }

    private List<Value> values(Policy policy, List<Period> months, Principal reader) {
        return METRICS.stream()
                .map(metric -> {
                    List<Point> points = metrics.ask(reader, Question.of(metric, months), policy)
                            .points();
                    return metric.equals(SUMMED)
                            ? sum(points)
                            : points.getLast().value();
                })
                .toList();
    }

    /** With one month unknown, the sum is. */
    private static Value sum(List<Point> points) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Point point : points) {
            switch (point.value()) {
                case Value.None none -> {
                    return none;
                }
                case Value.Known(BigDecimal number) -> sum = sum.add(number);
            }
        }
        return Value.of(sum);
    }

    private Effect.Cell cell(String metric, Value today, Value then) {
        var wording = new Wording(metrics.get(metric), frame.show());
        BigDecimal was = today.orNull();
        BigDecimal is = then.orNull();
        String difference = was == null || is == null || was.compareTo(is) == 0
                ? ""
                : wording.signed(is.subtract(was)).shown();
        return new Effect.Cell(wording.figure(then), difference);
    }
}
