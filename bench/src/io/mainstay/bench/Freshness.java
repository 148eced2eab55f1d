package io.mainstay.bench;

import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.workspace.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** From a new fact that comes in to the metric that counts it, in a large book that holds every revenue measure. */
final class Freshness {

    private static final int FACTS = 60;

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        var size = Size.of(arguments);
        try (var store = new Store(size.accounts(), size.months());
                var engine = store.engine()) {
            var month = new Period(Grain.MONTH, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
            var question = Question.of("mrr", List.of(month));
            engine.openLive();
            engine.metrics.ask(Principal.program(), question);
            var recording = new Millis();
            var copying = new Millis();
            var computing = new Millis();
            var reading = new Millis();
            var whole = new Millis();
            for (int i = 0; i < FACTS; i++) {
                var watch = new Watch();
                store.facts.record("bench", List.of(change(i)));
                double recorded = watch.millis();
                engine.metrics.catchUp();
                double copied = watch.millis();
                engine.bring("movement");
                double computed = watch.millis();
                engine.metrics.ask(Principal.program(), question);
                whole.add(watch.millis());
                recording.add(recorded);
                copying.add(copied - recorded);
                computing.add(computed - copied);
                reading.add(watch.millis() - computed);
            }
            System.out.println("recorded          " + recording);
            System.out.println("copied            " + copying);
            System.out.println("computed          " + computing);
            System.out.println("read              " + reading);
            System.out.println("in all            " + whole);
        }
    }

    /** A subscription of its own for another account each time. */
    private static RawFact change(int number) {
        String account = "acct-%05d".formatted(100 + number * 7);
        Map<String, Object> fields =
                Map.of("status", "active", "currency", "USD", "unit_price", "10", "quantity", "" + (1 + number));
        String id = "bench-" + number;
        return new RawFact(
                "subscription_terms",
                account,
                "2026-11-10",
                id,
                Map.copyOf(fields),
                id + "-" + System.nanoTime(),
                false);
    }
}
