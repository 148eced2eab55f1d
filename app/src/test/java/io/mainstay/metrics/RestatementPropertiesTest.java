package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.closing.SignedMetrics;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.platform.Pace;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was signed and what became known since add up to what is today, for every history and every signed figure. */
@Execution(ExecutionMode.CONCURRENT)
class RestatementPropertiesTest {

    private static final Principal WHO = Principal.program();
    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());
    private static final Company COMPANY =
            new Company("Generated", Currency.getInstance("USD"), ZoneId.of("America/New_York"), Month.JANUARY);
    private static final BigDecimal LAST_DIGITS = new BigDecimal("1e-20");

    private final TestFacts world = new TestFacts();

    @ParameterizedTest
    @CsvSource({"11,120,2025-03", "12,120,2025-05", "13,60,2024-12", "14,200,2025-01"})
    void signed_and_restated_make_today(long seed, int accounts, String month) {
        List<RawFact> early = new ArrayList<>();
        List<RawFact> late = new ArrayList<>();
        List<RawFact> all = GeneratedBook.of(seed, accounts);
        for (int place = 0; place < all.size(); place++) {
            (place % 7 == 3 ? late : early).add(all.get(place));
        }
        Policy standard = Policy.standard(DEFINITIONS.policy());
        AtomicReference<Policy> policy = new AtomicReference<>(standard);
        world.now = Instant.parse("2025-08-01T09:00:00Z");
        world.facts.record("generated", early);
        try (Metrics metrics = new Metrics(
                DuckDb.inMemory(), DEFINITIONS, world.facts, () -> new Terms(COMPANY, policy.get()), world.clock)) {
            metrics.catchUp();
            Question question =
                    Question.of("mrr", List.of(metrics.calendar().parse(month).orElseThrow()));
            List<MetricName> names =
                    SignedMetrics.all().stream().map(MetricName::of).toList();
            Knowledge known = metrics.known();
            List<Answer> signed = new Trials(metrics)
                    .askAll(WHO, names, List.of(question), known)
                    .getFirst();
            world.now = Instant.parse("2025-09-20T09:00:00Z");
            world.facts.record("generated", late);
            policy.set(standard.with(Map.of("paused", "keep", "grouping", "month", "fx", "constant")));
            metrics.catchUp();
            var pace = new Pace();
            Restatement restated = new Comparisons(metrics)
                    .restate(WHO, names, question, new Standing(known, COMPANY, standard), pace);
            assertThat(restated.lines())
                    .extracting(Restatement.Line::cause)
                    .contains(Restatement.Cause.POLICY, Restatement.Cause.ACCOUNT);
            assertThat(pace.percent()).as(pace.words()).isEqualTo(100);
            List<Answer> today = metrics.askAll(WHO, names, question);
            for (int at = 0; at < names.size(); at++) {
                BigDecimal before = signed.get(at).single().value().orNull();
                BigDecimal after = today.get(at).single().value().orNull();
                if (before == null || after == null) {
                    continue;
                }
                BigDecimal sum = before;
                for (Restatement.Line line : restated.lines()) {
                    BigDecimal change = line.changes().get(at).orNull();
                    sum = change == null ? sum : sum.add(change);
                }
                assertThat(restated.before().get(at).value().orNull()).isEqualByComparingTo(before);
                if (SignedMetrics.BRIDGE.contains(names.get(at).value())) {
                    assertThat(sum).as("%s", names.get(at)).isEqualByComparingTo(after);
                }
                assertThat(sum.subtract(after).abs()).as("%s", names.get(at)).isLessThan(LAST_DIGITS);
            }
        }
    }
}
