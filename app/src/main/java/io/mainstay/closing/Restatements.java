package io.mainstay.closing;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Comparisons;
import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.platform.LongAnswers;
import io.mainstay.platform.LongWork;
import io.mainstay.platform.Pace;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Says what became of signed figures. */
@Service
public class Restatements {

    private static final int KEPT = 12;

    private final Closings closings;
    private final Metrics metrics;
    private final Comparisons comparisons;
    private final LongAnswers<Asked, Restated> answers;

    private record Asked(Reach reach, Closing closing) {}

    /** While none of these changes, the answer does not either. */
    private record Ground(long copied, LocalDate day, Map<String, String> policy, Calendar calendar) {}

    public Restatements(Closings closings, Metrics metrics, Comparisons comparisons, LongWork threads) {
        this.closings = closings;
        this.metrics = metrics;
        this.comparisons = comparisons;
        this.answers = new LongAnswers<>(threads, KEPT, _ -> ground(), this::work);
    }

    /** What became of a closing since, line by line. */
    public Restated of(Principal reader, Closing closing) {
        return answers.get(new Asked(reader.reach(), closing));
    }

    /**
     * The same, for as long as somebody waits: where much was learned since, whole books are worked out.
     *
     * @param again true when it was asked for a moment ago: then what came of that will do, even if more was learned meanwhile
     */
    public LongAnswers.Found<Restated> of(Principal reader, Closing closing, Duration patience, boolean again) {
        return answers.within(patience, new Asked(reader.reach(), closing), again);
    }

    private Ground ground() {
        Calendar calendar = metrics.calendar();
        Knowledge now = metrics.known();
        return new Ground(now.seq(), calendar.day(now.at()), metrics.policy().answers(), calendar);
    }

    /** For everybody who sees as much. */
    private Restated work(Asked asked, Pace pace) {
        Principal reader = Principal.program().within(asked.reach());
        Closing closing = asked.closing();
        Question question = Question.of("mrr", List.of(closing.period()));
        return Restated.of(
                closing, comparisons.restate(reader, SignedMetrics.names(), question, closings.ground(closing), pace));
    }

    /** The standing closings whose figures are others today, with the differences by metric, in one look at the book. */
    public Map<Closing, Map<String, Value>> differences(Principal reader) {
        List<Closing> standing = closings.list(reader).stream()
                .filter(Closing::stands)
                .sorted(Comparator.comparing(closing -> closing.period().from()))
                .toList();
        Map<Closing, Map<String, Value>> differences = new LinkedHashMap<>();
        if (standing.isEmpty()) {
            return differences;
        }
        Map<Period, Map<String, Value>> today = today(reader, standing);
        standing.forEach(closing -> {
            Map<String, Value> of = new LinkedHashMap<>();
            today.getOrDefault(closing.period(), Map.of()).forEach((metric, is) -> {
                Value signed = closing.content().figure(metric).value();
                Value difference = Restated.difference(signed, is);
                boolean same = signed.orNull() == null
                        ? is.orNull() == null
                        : difference.orNull() instanceof BigDecimal number && number.signum() == 0;
                if (!same) {
                    of.put(metric, difference);
                }
            });
            if (!of.isEmpty()) {
                differences.put(closing, of);
            }
        });
        return differences;
    }

    private Map<Period, Map<String, Value>> today(Principal reader, List<Closing> standing) {
        Period first = standing.getFirst().period();
        List<Period> months = metrics.calendar()
                .periods(
                        first.grain(), first.from(), standing.getLast().period().from());
        Map<Period, Map<String, Value>> today = new TreeMap<>(Comparator.comparing(Period::from));
        for (Answer answer : metrics.askAll(reader, SignedMetrics.names(), Question.of("mrr", months))) {
            answer.points()
                    .forEach(point -> today.computeIfAbsent(point.period(), _ -> new LinkedHashMap<>())
                            .put(answer.metric().name().value(), SignedFigure.kept(point.value())));
        }
        return today;
    }
}
