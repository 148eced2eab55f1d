package io.mainstay.closing;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Comparisons;
import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Pace;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what became of signed figures. */
@Service
public class Restatements {

    private static final int KEPT = 12;

    private final Closings closings;
    private final Metrics metrics;
    private final Comparisons comparisons;
    private final Map<Asked, Working> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Working> eldest) {
            return size() > KEPT;
        }
    };

    private record Asked(Principal reader, Closing closing) {}

    /** While none of these changes, the answer does not either. */
    private record Ground(long copied, LocalDate day, Map<String, String> policy, Calendar calendar) {}

    /**
     * What is known of an answer so far.
     *
     * @param restated null while it is being worked out
     */
    public record Found(@Nullable Restated restated, Pace pace) {}

    public Restatements(Closings closings, Metrics metrics, Comparisons comparisons) {
        this.closings = closings;
        this.metrics = metrics;
        this.comparisons = comparisons;
    }

    /** What became of a closing since, line by line. */
    public Restated of(Principal reader, Closing closing) {
        return working(new Asked(reader, closing)).result();
    }

    /**
     * The same, for as long as somebody waits: where much was learned since, whole books are worked out.
     *
     * @param again true when it was asked for a moment ago: then what came of that will do, even if more was learned meanwhile
     */
    public Found of(Principal reader, Closing closing, Duration patience, boolean again) {
        var asked = new Asked(reader, closing);
        Working before;
        synchronized (known) {
            before = known.get(asked);
        }
        Working working = before != null && before.serves(again) ? before : working(asked);
        return new Found(working.within(patience), working.pace());
    }

    private Working working(Asked asked) {
        Calendar calendar = metrics.calendar();
        Knowledge now = metrics.known();
        var ground =
                new Ground(now.seq(), calendar.day(now.at()), metrics.policy().answers(), calendar);
        synchronized (known) {
            Working before = known.get(asked);
            if (before != null && before.stillHolds(ground)) {
                return before;
            }
            var working = new Working(ground, pace -> work(asked, pace));
            known.put(asked, working);
            return working;
        }
    }

    private Restated work(Asked asked, Pace pace) {
        Closing closing = asked.closing();
        Question question = Question.of("mrr", List.of(closing.period()));
        return Restated.of(
                closing,
                comparisons.restate(asked.reader(), SignedMetrics.names(), question, closings.ground(closing), pace));
    }

    /** An answer on its way, on a thread of its own. */
    private static final class Working {

        private final Ground ground;
        private final Pace pace = new Pace();
        private final FutureTask<Restated> task;
        private volatile boolean had;

        Working(Ground ground, Function<Pace, Restated> work) {
            this.ground = ground;
            this.task = new FutureTask<>(() -> work.apply(pace));
            Thread.ofPlatform().name("restatement").daemon().start(task);
        }

        boolean stillHolds(Ground now) {
            return ground.equals(now) && task.state() != Future.State.FAILED;
        }

        boolean serves(boolean again) {
            return !task.isDone() || (again && !had);
        }

        Pace pace() {
            return pace;
        }

        Restated result() {
            return Objects.requireNonNull(within(Duration.ofDays(1)));
        }

        /** Null when it takes longer. */
        @Nullable Restated within(Duration patience) {
            try {
                Restated restated = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                had = true;
                return restated;
            } catch (TimeoutException _) {
                return null;
            } catch (ExecutionException failed) {
                had = true;
                throw failed.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
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
