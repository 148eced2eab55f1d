package io.mainstay.closing;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Comparisons;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
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
    private final Map<Key, Restated> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Restated> eldest) {
            return size() > KEPT;
        }
    };

    /** While none of these changes, the answer does not either. */
    private record Key(
            Principal reader,
            long closing,
            long copied,
            java.time.LocalDate day,
            Map<String, String> policy,
            Calendar calendar) {}

    public Restatements(Closings closings, Metrics metrics, Comparisons comparisons) {
        this.closings = closings;
        this.metrics = metrics;
        this.comparisons = comparisons;
    }

    /** What became of a closing since, line by line. */
    public Restated of(Principal reader, Closing closing) {
        Calendar calendar = metrics.calendar();
        var now = metrics.known();
        var key = new Key(
                reader,
                closing.id(),
                now.seq(),
                calendar.day(now.at()),
                metrics.policy().answers(),
                calendar);
        synchronized (known) {
            Restated remembered = known.get(key);
            if (remembered != null && remembered.closing().equals(closing)) {
                return remembered;
            }
        }
        Question question = Question.of("mrr", List.of(closing.period()));
        Restated fresh = Restated.of(
                closing, comparisons.restate(reader, SignedMetrics.names(), question, closings.ground(closing)));
        synchronized (known) {
            known.put(key, fresh);
        }
        return fresh;
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
