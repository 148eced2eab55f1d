package io.mainstay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Range;
import io.mainstay.platform.TestPostgres;
import io.mainstay.semantics.Kinds;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Every metric's own examples, computed as screens compute them. */
@Execution(ExecutionMode.CONCURRENT)
class MetricExamplesTest {

    private static final Instant BEFORE_ALL = Instant.parse("2020-01-01T00:00:00Z");

    private final Kinds kinds = FactKinds.shipped();
    private final Laboratory laboratory = laboratory();

    private Laboratory laboratory() {
        var source = TestPostgres.fresh();
        return new Laboratory(JdbcClient.create(source), new JdbcTransactionManager(source), kinds);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> every_example_gives_what_it_expects() {
        try (Metrics metrics = laboratory.metrics(ZoneId.of("UTC"), "USD", Map.of())) {
            return metrics.list().stream()
                    .flatMap(metric -> metric.examples().stream()
                            .map(example -> DynamicTest.dynamicTest(
                                    "%s: %s".formatted(metric.name(), example.name()), () -> check(metric, example))));
        }
    }

    private void check(Metric metric, Metric.Example example) {
        laboratory.begin(ZoneId.of("UTC"));
        laboratory.record(facts(example), BEFORE_ALL);
        Map<String, String> policy = new TreeMap<>();
        example.policy().forEach((option, answer) -> policy.put(option, String.valueOf(answer)));
        try (Metrics metrics = laboratory.metrics(ZoneId.of("UTC"), "USD", policy)) {
            Period period = metrics.calendar().parse(example.period()).orElseThrow();
            Question question = Question.of(metric.name().value(), List.of(period));
            if (!example.range().isEmpty()) {
                Range range =
                        metrics.ask(Principal.program(), question).single().range();
                assertThat(range).as("a range").isNotNull();
                assertThat(down(range.low()))
                        .as("low")
                        .isEqualTo(text(example.range().get("low")));
                assertThat(down(range.high()))
                        .as("high")
                        .isEqualTo(text(example.range().get("high")));
            }
            example.expect().forEach((who, expected) -> {
                Question asked = who.equals("total")
                        ? question
                        : question.by(new Cut.ByAccount()).where(Filter.of(account(who)));
                BigDecimal found = metrics.ask(Principal.program(), asked).points().stream()
                        .findFirst()
                        .map(point -> point.value().orNull())
                        .orElse(null);
                if (expected == null) {
                    assertThat(found).as(who).isNull();
                } else {
                    assertThat(found).as(who).isNotNull();
                    BigDecimal exact = new BigDecimal(expected.toString());
                    assertThat(found.setScale(exact.scale(), RoundingMode.DOWN))
                            .as(who)
                            .isEqualByComparingTo(exact);
                }
            });
        }
    }

    private static String down(@Nullable BigDecimal limit) {
        return limit == null ? "none" : limit.setScale(2, RoundingMode.DOWN).toString();
    }

    private static String text(@Nullable Object limit) {
        return limit == null
                ? "none"
                : new BigDecimal(limit.toString()).setScale(2).toString();
    }

    private AccountId account(String key) {
        return laboratory.accounts().resolve(key);
    }

    @SuppressWarnings("unchecked")
    private static List<RawFact> facts(Metric.Example example) {
        List<RawFact> facts = new ArrayList<>();
        example.given().forEach((kind, rows) -> {
            for (Map<String, @Nullable Object> row : (List<Map<String, @Nullable Object>>) rows) {
                Map<String, @Nullable Object> fields = new HashMap<>(row);
                String account = (String) fields.remove("account");
                String subject = (String) fields.remove("subject");
                String at = (String) fields.remove("at");
                facts.add(new RawFact(kind, account, at, subject, fields, kind + facts.size(), false));
            }
        });
        return facts;
    }
}
