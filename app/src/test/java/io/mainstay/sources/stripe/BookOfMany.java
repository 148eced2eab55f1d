package io.mainstay.sources.stripe;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.TestFacts;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.platform.TestOutgoing;
import io.mainstay.platform.TestPostgres;
import io.mainstay.semantics.MetricName;
import io.mainstay.sources.connect.Step;
import io.mainstay.sources.connect.Step.Change;
import io.mainstay.sources.connect.TestConnections;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One database that many readers write to, as steps of one connection, and what the book makes of it. */
final class BookOfMany implements AutoCloseable {

    private static final Company COMPANY =
            new Company("Harbor", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY);
    private static final List<MetricName> MOVEMENTS = names(
            "mrr", "new_mrr", "reactivated_mrr", "expansion_mrr", "contraction_mrr", "churned_mrr", "billed_revenue");
    private static final List<MetricName> HEADLINES = names(
            "arr", "customers", "nrr", "grr", "logo_churn", "gross_mrr_churn", "net_mrr_churn", "quick_ratio", "arpa");

    private final HikariDataSource pool = new HikariDataSource();
    private final TestFacts facts;
    private final TestConnections lab;

    BookOfMany(Path folder) {
        pool.setDataSource(TestPostgres.fresh());
        facts = new TestFacts(pool);
        facts.now = Instant.parse("2026-09-01T12:00:00Z");
        try (var server = new StripeServer(new StripeWorld())) {
            lab = new TestConnections(
                    facts, folder, new StripeConnector(TestOutgoing.to(server.host()), facts.clock, Duration.ZERO));
            lab.connections.connect(
                    Principal.program(), "stripe", Map.of("key", StripeServer.KEY, "base", server.address()));
        }
    }

    private static List<MetricName> names(String... names) {
        return Stream.of(names).map(MetricName::of).toList();
    }

    void write(Collection<Change> changes) {
        lab.write(
                lab.connection("stripe"),
                new Step.Read(List.copyOf(changes), Map.of(), "", Step.Progress.FOLLOWING, false));
    }

    int revisions() {
        return facts.db
                .sql("select count(*)::int from fact where revision > 1")
                .query(Integer.class)
                .single();
    }

    /** Every movement of every account in every month, and what the company as a whole is told. Metered use counts. */
    List<String> lines() {
        Map<String, String> keys = new HashMap<>();
        facts.db.sql("select id, key from account").query(row -> {
            keys.put(row.getString("id"), row.getString("key"));
        });
        List<String> lines = new ArrayList<>();
        try (Metrics metrics = Metrics.inMemory(
                MetricDefinitions.shipped(FactKinds.shipped()),
                facts.facts,
                COMPANY,
                Map.of("usage", "include"),
                facts.clock)) {
            metrics.catchUp();
            var months = metrics.calendar().periods(Grain.MONTH, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 5, 31));
            add(metrics, MOVEMENTS, Question.of("mrr", months).by(Cut.of("account")), keys, lines);
            add(metrics, MOVEMENTS, Question.of("mrr", months), keys, lines);
            add(metrics, HEADLINES, Question.of("mrr", months), keys, lines);
        }
        lines.sort(null);
        return lines;
    }

    private static void add(
            Metrics metrics, List<MetricName> names, Question question, Map<String, String> keys, List<String> lines) {
        metrics.askAll(Principal.program(), names, question).forEach(answer -> {
            for (Point point : answer.points()) {
                String account = point.group() == null ? "all" : keys.getOrDefault(point.group(), point.group());
                lines.add("%s %s %s %s".formatted(answer.metric().name(), point.period(), account, point.value()));
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
