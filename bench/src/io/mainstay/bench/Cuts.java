package io.mainstay.bench;

import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Any cut of any revenue metric over all months of a large book. */
final class Cuts {

    private static final List<String> ATTRIBUTES =
            List.of("", "segment", "region", "owner", "plan", "industry", "country");

    private record Asked(String what, double millis) {}

    private Cuts() {}

    public static void main(String[] arguments) throws Exception {
        var size = Size.of(arguments);
        int every = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        try (var store = new Store(size.accounts(), size.months());
                var engine = store.engine()) {
            engine.openLive();
            List<Period> months = months(size.months());
            var asked = new ArrayList<Asked>();
            var millis = new Millis();
            int number = 0;
            for (Metric metric : engine.metrics.list()) {
                for (String attribute : ATTRIBUTES) {
                    if (number++ % every == 0) {
                        var question =
                                Question.of(metric.name().value(), months).by(Cut.of(attribute));
                        var watch = new Watch();
                        engine.metrics.ask(Principal.program(), question);
                        millis.add(watch.millis());
                        asked.add(new Asked(metric.name() + " by " + attribute, watch.millis()));
                    }
                }
            }
            System.out.println(millis);
            asked.stream()
                    .sorted(Comparator.comparingDouble(Asked::millis).reversed())
                    .limit(12)
                    .forEach(slow -> System.out.printf("  %-40s %,.0f ms%n", slow.what(), slow.millis()));
        }
    }

    private static List<Period> months(int count) {
        LocalDate first = Store.END.withDayOfMonth(1).minusMonths(count - 1L);
        var months = new ArrayList<Period>();
        for (int i = 0; i < count; i++) {
            months.add(new Period(Grain.MONTH, first.plusMonths(i), first.plusMonths(i + 1L)));
        }
        return months;
    }
}
