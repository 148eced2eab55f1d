package io.mainstay.semantics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one metric from its file. */
final class MetricFile {

    private static final Pattern CHANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}): *(\\S.*)", Pattern.DOTALL);

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "metric",
            "label",
            "family",
            "question",
            "meaning",
            "formula",
            "kind",
            "of",
            "over",
            "observed",
            "unit",
            "better",
            "timing",
            "owner",
            "committed",
            "target",
            "benchmark",
            "traps",
            "version",
            "changes",
            "examples"));
    private static final Set<String> EXAMPLE_KEYS =
            new LinkedHashSet<>(List.of("name", "period", "policy", "given", "expect", "range"));

    private static final Set<String> BENCHMARK = Set.of("value", "source", "from", "to");

    private final Definition definition;

    private MetricFile(Definition definition) {
        this.definition = definition;
    }

    static Optional<Metric> read(DefinitionFile source, List<DefinitionProblem> problems) {
        int before = problems.size();
        Optional<Metric> metric =
                Definition.read(source, problems).map(definition -> new MetricFile(definition).metric(source.stem()));
        return problems.size() == before ? metric : Optional.empty();
    }

    private Metric metric(String stem) {
        definition.allowOnly(KEYS);
        String name = definition.word("metric");
        if (!name.equals(stem)) {
            definition.problem(
                    definition.lineOf("metric"),
                    "The file is named %s but declares %s".formatted(stem, name),
                    "Give both the same name");
        }
        Metric.Shape kind = or(definition.oneOf("kind", Metric.Shape.class), Metric.Shape.SUM);
        Formula over =
                definition.find("over").map(text -> formula("over", text)).orElse(null);
        if ((kind == Metric.Shape.RATIO) != (over != null)) {
            definition.problem(definition.line(), "A ratio, and only a ratio, has an \"over\"", "Add or remove it");
        }
        Formula observed = definition
                .find("observed")
                .map(text -> formula("observed", text))
                .orElse(null);
        if (observed != null && over == null) {
            definition.problem(definition.lineOf("observed"), "Only a share can have been observed", "Remove it");
        }
        List<Metric.Example> examples = examples();
        if (examples.isEmpty()) {
            definition.problem(definition.line(), "There is no example", "Add one under examples:");
        }
        String meaning = definition.text("meaning");
        if (meaning.equalsIgnoreCase(definition.text("label"))) {
            definition.problem(definition.lineOf("meaning"), "The meaning repeats the name", "Say what it means");
        }
        return new Metric(
                MetricName.of(name),
                definition.text("label"),
                or(definition.oneOf("family", Metric.Family.class), Metric.Family.CUSTOMERS),
                definition.text("question"),
                meaning,
                definition.text("formula"),
                kind,
                formula("of", definition.text("of")),
                over,
                observed,
                or(definition.oneOf("unit", Unit.class), Unit.NUMBER),
                or(definition.oneOf("better", Metric.Better.class), Metric.Better.NEITHER),
                or(definition.oneOf("timing", Metric.Timing.class), Metric.Timing.LAGGING),
                definition.text("owner"),
                definition.find("committed").map("true"::equals).orElse(false),
                definition.find("target").map(BigDecimal::new).orElse(null),
                benchmark(),
                definition.texts("traps"),
                version(),
                changes(),
                examples);
    }

    private int version() {
        return definition.find("version").map(Integer::parseInt).orElse(1);
    }

    /** One for each version after the first, each with the day since when it is defined so. */
    private List<Metric.Change> changes() {
        List<Metric.Change> changes = new ArrayList<>();
        for (String text : definition.texts("changes")) {
            Matcher dated = CHANGE.matcher(text);
            LocalDate day = dated.matches() ? day(dated.group(1)) : null;
            if (day != null) {
                changes.add(new Metric.Change(
                        day, changes.size() + 2, dated.group(2).strip()));
            } else {
                definition.problem(
                        definition.lineOf("changes"),
                        "A change begins with its day",
                        "Write \"2026-11-01: what changed\"");
            }
        }
        if (changes.size() != version() - 1) {
            definition.problem(
                    definition.line(),
                    "Version %d has %d changes".formatted(version(), changes.size()),
                    "Write one change for each version after the first");
        }
        return changes;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private Metric.@Nullable Benchmark benchmark() {
        Map<String, String> benchmark = definition.values("benchmark");
        String value = benchmark.get("value");
        String source = benchmark.get("source");
        if (value == null || source == null) {
            if (!benchmark.isEmpty()) {
                definition.problem(definition.lineOf("benchmark"), "A benchmark needs value and source", "Give both");
            }
            return null;
        }
        strange(benchmark.keySet());
        return new Metric.Benchmark(value, source, level(benchmark.get("from")), level(benchmark.get("to")));
    }

    private void strange(Set<String> keys) {
        for (String key : keys) {
            if (!BENCHMARK.contains(key)) {
                definition.problem(
                        definition.lineOf("benchmark"),
                        "A benchmark has no \"%s\"".formatted(key),
                        "Give value and source, and from and to where it is drawn; quote a value with commas");
            }
        }
    }

    private @Nullable BigDecimal level(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            definition.problem(
                    definition.lineOf("benchmark"),
                    "The benchmark is drawn at \"%s\"".formatted(text),
                    "Give a number, such as 1.2 for 120%");
            return null;
        }
    }

    private Formula formula(String key, String text) {
        try {
            return FormulaText.read(text);
        } catch (FormulaText.Unreadable | ArithmeticException e) {
            definition.problem(definition.lineOf(key), String.valueOf(e.getMessage()), "Mend the formula");
            return new Formula.Number(BigDecimal.ZERO);
        }
    }

    private List<Metric.Example> examples() {
        List<Metric.Example> examples = new ArrayList<>();
        for (Definition example : definition.items("examples")) {
            example.allowOnly(EXAMPLE_KEYS);
            examples.add(new Metric.Example(
                    example.text("name"),
                    example.text("period"),
                    example.tree("policy"),
                    example.tree("given"),
                    example.tree("expect"),
                    example.tree("range"),
                    example.line()));
        }
        return examples;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
