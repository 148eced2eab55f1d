package io.mainstay.web.metrics;

import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.closing.Restatements;
import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policies;
import io.mainstay.metrics.PolicyChange;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Chart;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What to mark on a chart: up to where periods are closed, which of them are restated, and what was defined anew when. */
@Component
public class Marks {

    private static final Set<Grain> OF_MONTHS =
            Set.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.FISCAL_YEAR, Grain.FISCAL_QUARTER);

    private final Closings closings;
    private final Restatements restatements;
    private final Policies policies;
    private final Metrics metrics;

    Marks(Closings closings, Restatements restatements, Policies policies, Metrics metrics) {
        this.closings = closings;
        this.restatements = restatements;
        this.policies = policies;
        this.metrics = metrics;
    }

    /** The marks of a chart that shows these metrics over these periods. */
    public List<Chart.Mark> of(List<Metric> shown, List<Period> periods, Show show, Principal reader) {
        List<Chart.Mark> marks = new ArrayList<>();
        closed(periods, marks);
        if (reader.reach().whole()) {
            restated(shown, periods, show, reader, marks);
        }
        for (Metric metric : shown) {
            for (Metric.Change change : metric.changes()) {
                String words = "%s, version %d: %s".formatted(metric.label(), change.version(), change.what());
                mark(change.on(), periods, "v" + change.version(), words, marks);
            }
        }
        Calendar calendar = metrics.calendar();
        for (PolicyChange change : policies.changes()) {
            mark(calendar.day(change.at()), periods, "policy", "Policy changed: " + label(change), marks);
        }
        return together(marks);
    }

    private String label(PolicyChange change) {
        return metrics.policy().options().stream()
                .filter(option -> option.name().equals(change.option()))
                .map(PolicyOption::label)
                .findFirst()
                .orElse(change.option());
    }

    /** Every closed period is told; a line is drawn only where closed periods end. */
    private void closed(List<Period> periods, List<Chart.Mark> marks) {
        Set<Period> months = closings.closedMonths();
        for (int at = 0; at < periods.size() && !months.isEmpty(); at++) {
            if (isClosed(periods.get(at), months)) {
                boolean goesOn = at + 1 < periods.size() && isClosed(periods.get(at + 1), months);
                marks.add(new Chart.Mark(at, goesOn ? "" : "closed", "Closed"));
            }
        }
    }

    private boolean isClosed(Period period, Set<Period> months) {
        return OF_MONTHS.contains(period.grain())
                && months.containsAll(metrics.calendar().periods(Grain.MONTH, period.from(), period.last()));
    }

    private void restated(
            List<Metric> shown, List<Period> periods, Show show, Principal reader, List<Chart.Mark> marks) {
        Map<Closing, Map<String, Value>> differences = restatements.differences(reader);
        for (int at = 0; at < periods.size(); at++) {
            Period period = periods.get(at);
            for (Map.Entry<Closing, Map<String, Value>> one : differences.entrySet()) {
                Period month = one.getKey().period();
                if (OF_MONTHS.contains(period.grain())
                        && !month.from().isBefore(period.from())
                        && !month.last().isAfter(period.last())) {
                    restated(shown, at, period.equals(month), one, show, marks);
                }
            }
        }
    }

    private static void restated(
            List<Metric> shown,
            int at,
            boolean exact,
            Map.Entry<Closing, Map<String, Value>> month,
            Show show,
            List<Chart.Mark> marks) {
        for (Metric metric : shown) {
            Value difference = month.getValue().get(metric.name().value());
            if (difference != null) {
                String by = exact && difference.orNull() instanceof BigDecimal number
                        ? " by " + new Wording(metric, show).signed(number).shown()
                        : "";
                String where =
                        exact ? "" : " in " + Wording.label(month.getKey().period());
                marks.add(new Chart.Mark(at, "restated", "%s restated%s%s".formatted(metric.label(), by, where)));
            }
        }
    }

    private static void mark(LocalDate day, List<Period> periods, String label, String words, List<Chart.Mark> marks) {
        for (int at = 0; at < periods.size(); at++) {
            Period period = periods.get(at);
            if (!day.isBefore(period.from()) && !day.isAfter(period.last())) {
                marks.add(new Chart.Mark(at, label, words));
            }
        }
    }

    /** One mark for each period, so that no label stands on another. */
    private static List<Chart.Mark> together(List<Chart.Mark> marks) {
        Map<Integer, List<Chart.Mark>> byPlace = new HashMap<>();
        marks.forEach(mark ->
                byPlace.computeIfAbsent(mark.at(), _ -> new ArrayList<>()).add(mark));
        return byPlace.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(place -> new Chart.Mark(
                        place.getKey(),
                        joined(place.getValue().stream().map(Chart.Mark::label).toList(), ", "),
                        joined(place.getValue().stream().map(Chart.Mark::words).toList(), "; ")))
                .toList();
    }

    private static String joined(List<String> texts, String between) {
        return String.join(
                between,
                texts.stream().filter(text -> !text.isEmpty()).distinct().toList());
    }
}
