package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.TestFacts;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.platform.TestOutgoing;
import io.mainstay.platform.TestPostgres;
import io.mainstay.semantics.MetricName;
import io.mainstay.sources.connect.Letter;
import io.mainstay.sources.connect.TestConnections;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same through everything: letters over the counter, a real database, and the book that comes of it. */
@Execution(ExecutionMode.CONCURRENT)
class SameBookTest {

    private static final int HAPPENINGS = 300;
    private static final int KNOWN_BEFORE = 100;
    private static final String SECRET = "whsec_harbor";
    private static final Company COMPANY =
            new Company("Harbor", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY);
    private static final List<MetricName> BRIDGE = Stream.of(
                    "mrr", "new_mrr", "reactivated_mrr", "expansion_mrr", "contraction_mrr", "churned_mrr")
            .map(MetricName::of)
            .toList();

    @TempDir
    private Path folder;

    /** What stands in the end, and what the book makes of it. */
    private record Ended(List<String> facts, List<String> book) {}

    @Test
    void letters_in_any_order_make_the_same_book() {
        Ended inOrder = ended(folder.resolve("one"), new Random(1), false);
        Ended shuffled = ended(folder.resolve("other"), new Random(2), true);

        assertThat(inOrder.facts()).hasSizeGreaterThan(150);
        assertThat(shuffled.facts()).isEqualTo(inOrder.facts());
        assertThat(inOrder.book()).as("there is something in it").anyMatch(line -> line.contains("churned_mrr"));
        assertThat(shuffled.book()).isEqualTo(inOrder.book());
    }

    private Ended ended(Path folder, Random random, boolean shuffle) {
        var happenings = new Happenings(7, new StripeWorld());
        StripeWorld world = happenings.world();
        for (int i = 0; i < KNOWN_BEFORE; i++) {
            happenings.next();
        }
        try (var server = new StripeServer(world);
                var pool = new HikariDataSource()) {
            pool.setDataSource(TestPostgres.fresh());
            var facts = new TestFacts(pool);
            facts.now = world.instant().plusSeconds(5);
            var connector = new StripeConnector(TestOutgoing.to(server.host()), facts.clock, Duration.ZERO);
            var lab = new TestConnections(facts, folder, connector);
            lab.connections.connect(
                    Principal.program(),
                    "stripe",
                    Map.of("key", StripeServer.KEY, "base", server.address(), "signing_secrets", SECRET));
            lab.run("stripe");
            int known = world.events().size();
            for (int i = KNOWN_BEFORE; i < HAPPENINGS; i++) {
                happenings.next();
                facts.now = world.instant().plusSeconds(5);
                if (!shuffle) {
                    while (known < world.events().size()) {
                        hear(lab, facts, world, known++);
                    }
                    lab.run("stripe");
                }
            }
            if (shuffle) {
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < world.events().size(); i++) {
                    order.addAll(Collections.nCopies(i < known ? random.nextInt(2) : 1 + random.nextInt(2), i));
                }
                Collections.shuffle(order, random);
                for (int i = 0; i < order.size(); i++) {
                    hear(lab, facts, world, order.get(i));
                    if (random.nextInt(20) == 0) {
                        lab.run("stripe");
                    }
                }
                lab.run("stripe");
            }
            return new Ended(standing(facts), book(facts));
        }
    }

    private static void hear(TestConnections lab, TestFacts facts, StripeWorld world, int event) {
        String body = world.events().get(event).toString();
        lab.connections.hear(
                "stripe",
                new Letter(
                        Map.of("stripe-signature", StripeServer.signed(body, SECRET, facts.now)),
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Records that were never more than retracted are nothing. */
    private static List<String> standing(TestFacts facts) {
        return facts.heads().stream().filter(head -> !head.endsWith(" true")).toList();
    }

    private static List<String> book(TestFacts facts) {
        List<String> lines = new ArrayList<>();
        try (Metrics metrics = Metrics.inMemory(
                MetricDefinitions.shipped(FactKinds.shipped()), facts.facts, COMPANY, Map.of(), facts.clock)) {
            metrics.catchUp();
            var months = metrics.calendar().periods(Grain.MONTH, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
            for (String cut : List.of("", "name")) {
                metrics.askAll(
                                Principal.program(),
                                BRIDGE,
                                Question.of("mrr", months).by(Cut.of(cut)))
                        .forEach(answer -> answer.points()
                                .forEach(point -> lines.add(answer.metric().name() + " " + point.period() + " "
                                        + point.group() + " " + point.value())));
            }
        }
        return lines.stream().sorted().toList();
    }
}
