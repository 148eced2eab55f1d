package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every history, tried on thousands of made-up ones. */
@Execution(ExecutionMode.CONCURRENT)
class BookPropertiesTest {

    private static final Principal WHO = Principal.program();
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ACCOUNTS = 500;
    private static final int FEWER = 260;

    /** Facts are learned in batches of about five months. */
    private static final long BATCH_SECONDS = 150L * 86_400;

    private static final Company COMPANY =
            new Company("Generated", Currency.getInstance("USD"), ZoneId.of("America/New_York"), Month.FEBRUARY);
    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());
    private static final MetricName CLOSING = MetricName.of("mrr");
    private static final List<MetricName> BRIDGE = Stream.of(
                    "mrr",
                    "opening_mrr",
                    "new_mrr",
                    "reactivated_mrr",
                    "expansion_mrr",
                    "contraction_mrr",
                    "churned_mrr",
                    "currency_effect")
            .map(MetricName::of)
            .toList();

    /** What an account's whole history shows in. */
    private static final List<MetricName> BY_ACCOUNT = Stream.concat(
                    BRIDGE.stream(),
                    Stream.of("customers", "nrr", "grr", "period_nrr", "cmrr", "lifetime_expansion", "trial_conversion")
                            .map(MetricName::of))
            .toList();

    private final TestFacts world = new TestFacts();

    private Metrics metrics(TestFacts facts) {
        return Metrics.inMemory(DEFINITIONS, facts.facts, COMPANY, Map.of(), facts.clock);
    }

    private static void record(TestFacts facts, List<RawFact> raw) {
        for (int from = 0; from < raw.size(); from += 1_000) {
            facts.facts.record("generated", raw.subList(from, Math.min(raw.size(), from + 1_000)));
        }
    }

    /** Not cut, by account, and by two attributes: the turns go round all of them. */
    private static List<Question> cuts(Question question, int turn) {
        int many = GeneratedBook.ATTRIBUTES.size();
        return Stream.of(
                        "",
                        "account",
                        GeneratedBook.ATTRIBUTES.get(2 * turn % many),
                        GeneratedBook.ATTRIBUTES.get((2 * turn + 1) % many))
                .map(cut -> question.by(Cut.of(cut)))
                .toList();
    }

    private static List<Period> periods(Calendar calendar, Grain grain) {
        LocalDate from = grain == Grain.DAY ? GeneratedBook.LAST.minusDays(20) : GeneratedBook.FIRST;
        return calendar.periods(grain, from, GeneratedBook.LAST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void the_bridge_ties_for_every_grain_and_cut(int turn) {
        world.now = END;
        record(world, GeneratedBook.of(turn + 1, ACCOUNTS));
        try (Metrics metrics = metrics(world)) {
            metrics.catchUp();
            for (Grain grain : Grain.values()) {
                for (Question question : cuts(Question.of("mrr", periods(metrics.calendar(), grain)), turn)) {
                    Map<String, BigDecimal> sums = new TreeMap<>();
                    Map<String, BigDecimal> closing = new TreeMap<>();
                    metrics.askAll(WHO, BRIDGE, question)
                            .forEach(answer -> answer.points().forEach(point -> {
                                BigDecimal amount = point.value().orNull();
                                String cell = point.period() + " " + point.group();
                                (answer.metric().name().equals(CLOSING) ? closing : sums)
                                        .merge(cell, amount, BigDecimal::add);
                            }));
                    assertThat(sums.keySet())
                            .as("%s by %s", grain, question.cut())
                            .isEqualTo(closing.keySet());
                    closing.forEach((cell, value) -> assertThat(sums.get(cell))
                            .as("%s %s by %s", grain, cell, question.cut())
                            .isEqualByComparingTo(value));
                }
            }
        }
    }

    @Test
    void the_parts_sum_to_the_whole_for_every_metric_and_attribute() {
        world.now = END;
        record(world, GeneratedBook.of(4, FEWER));
        try (Metrics metrics = metrics(world)) {
            metrics.catchUp();
            List<Period> months = periods(metrics.calendar(), Grain.MONTH);
            List<MetricName> additive = metrics.list().stream()
                    .filter(metric -> Linear.is(metric.of()))
                    .map(Metric::name)
                    .toList();
            assertThat(additive).hasSizeGreaterThan(50);
            Question question = Question.of("mrr", months);
            Map<String, BigDecimal> whole = numerators(metrics, additive, question);
            List<String> cuts = new ArrayList<>(GeneratedBook.ATTRIBUTES);
            cuts.add("account");
            for (String cut : cuts) {
                numerators(metrics, additive, question.by(Cut.of(cut)))
                        .forEach((cell, sum) -> assertThat(sum)
                                .as("%s by %s", cell, cut)
                                .isEqualByComparingTo(whole.getOrDefault(cell, BigDecimal.ZERO)));
            }
        }
    }

    private static Map<String, BigDecimal> numerators(Metrics metrics, List<MetricName> names, Question question) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        metrics.askAll(WHO, names, question)
                .forEach(answer -> answer.points().forEach(point -> {
                    BigDecimal number = point.of().orNull();
                    if (number != null) {
                        sums.merge(answer.metric().name() + " " + point.period(), number, BigDecimal::add);
                    }
                }));
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void following_facts_gives_the_book_that_starting_anew_gives_and_the_past_can_be_asked_again(long seed) {
        List<RawFact> facts = GeneratedBook.of(seed, FEWER);
        Map<Instant, List<RawFact>> byBatch = batches(facts);
        Map<Instant, Map<String, BigDecimal>> seen = new LinkedHashMap<>();
        try (Metrics live = metrics(world)) {
            byBatch.forEach((moment, batch) -> {
                world.now = moment;
                record(world, batch);
                live.catchUp();
                seen.put(moment, everything(live, AsOf.now()));
            });
            try (Metrics anew = metrics(world)) {
                anew.catchUp();
                assertThat(everything(live, AsOf.now())).isEqualTo(everything(anew, AsOf.now()));
                seen.forEach((moment, then) -> assertThat(everything(anew, new AsOf.At(moment)))
                        .as("as known at " + moment)
                        .isEqualTo(then));
            }
        }
    }

    @Test
    void facts_in_any_order_and_twice_give_the_same_book() {
        List<RawFact> facts = GeneratedBook.of(7, FEWER);
        world.now = END;
        record(world, facts);
        var other = new TestFacts();
        other.now = END;
        List<RawFact> shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, facts.size() / 3));
        Collections.shuffle(shuffled, new Random(7));
        record(other, shuffled);
        try (Metrics one = metrics(world);
                Metrics two = metrics(other)) {
            one.catchUp();
            two.catchUp();
            assertThat(everything(two, AsOf.now())).isEqualTo(everything(one, AsOf.now()));
        }
    }

    @Test
    void the_lines_of_a_comparison_sum_to_its_difference() {
        batches(GeneratedBook.of(8, 80)).forEach((moment, batch) -> {
            world.now = moment;
            record(world, batch);
        });
        world.now = END;
        try (Metrics metrics = metrics(world)) {
            metrics.catchUp();
            List.of("mrr", "nrr", "churned_mrr", "arpa", "period_grr", "clv").forEach(name -> compared(metrics, name));
        }
    }

    private static void compared(Metrics metrics, String metric) {
        Question question =
                Question.of(metric, List.of(metrics.calendar().parse("2025-03").orElseThrow()));
        Comparison comparison =
                new Comparisons(metrics).compare(WHO, question, new AsOf.EndOf(LocalDate.of(2025, 3, 20)), AsOf.now());
        BigDecimal sum = comparison.lines().stream()
                .map(line -> line.change().orNull())
                .map(change -> change == null ? BigDecimal.ZERO : change)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(comparison.lines()).isNotEmpty();
        assertThat(comparison.after().value().orNull())
                .isEqualByComparingTo(
                        metrics.ask(WHO, question).single().value().orNull());
        assertThat(sum.subtract(comparison.difference().orNull()).abs())
                .as("%s: %s lines", metric, comparison.lines().size())
                .isLessThan(new BigDecimal("1e-25"));
    }

    private static Map<Instant, List<RawFact>> batches(List<RawFact> facts) {
        Map<Instant, List<RawFact>> byDay = new TreeMap<>();
        for (int i = 0; i < facts.size(); i++) {
            Instant learned = GeneratedBook.learned(facts.get(i), i);
            long batch = learned.getEpochSecond() / BATCH_SECONDS;
            byDay.computeIfAbsent(Instant.ofEpochSecond((batch + 1) * BATCH_SECONDS), _ -> new ArrayList<>())
                    .add(facts.get(i));
        }
        byDay.values().forEach(batch -> batch.sort(Comparator.comparing(RawFact::key)));
        return byDay;
    }

    private static Map<String, BigDecimal> everything(Metrics metrics, AsOf asOf) {
        Map<String, BigDecimal> all = new TreeMap<>();
        List<MetricName> names = metrics.list().stream().map(Metric::name).toList();
        for (String cut : List.of("", "segment", "traits.tier", "account")) {
            Question question = Question.of("mrr", periods(metrics.calendar(), Grain.QUARTER))
                    .by(Cut.of(cut))
                    .asKnown(asOf);
            // By account, those that show all that can happen to one: asking for every metric takes ten times as long.
            List<MetricName> asked = cut.equals("account") ? BY_ACCOUNT : names;
            metrics.askAll(WHO, asked, question)
                    .forEach(answer -> answer.points().forEach(point -> {
                        BigDecimal number = point.value().orNull();
                        if (number != null && number.signum() != 0) {
                            all.put(
                                    answer.metric().name() + " " + point.period() + " " + point.group(),
                                    number.stripTrailingZeros());
                        }
                    }));
        }
        return all;
    }
}
