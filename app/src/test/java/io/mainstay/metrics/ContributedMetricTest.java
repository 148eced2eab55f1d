package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Definitions;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on how to add a metric shows a measure and a metric: they are read, checked and computed as they stand there. */
class ContributedMetricTest {

    private static final Path PAGE = Path.of("..", "docs", "contribute", "metrics.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(measure|metric): (\\w+)(.*?)```", Pattern.DOTALL);
    private static final Company COMPANY =
            new Company("Sail", Currency.getInstance("USD"), ZoneId.of("UTC"), Month.JANUARY);

    @Test
    void what_the_page_shows_works_as_it_stands() throws IOException {
        Definitions definitions = definitions();
        var world = new TestFacts();
        world.now = Instant.parse("2026-04-15T09:00:00Z");
        definitions
                .metric("service_share")
                .orElseThrow()
                .examples()
                .getFirst()
                .given()
                .forEach((kind, facts) -> world.facts.record("page", facts(kind, (List<?>) facts)));
        try (Metrics metrics = Metrics.inMemory(definitions, world.facts, COMPANY, Map.of(), world.clock)) {
            metrics.catchUp();
            Period march = metrics.calendar().parse("2026-03").orElseThrow();
            Point point = metrics.ask(Principal.program(), Question.of("service_share", List.of(march)))
                    .single();
            assertThat(point.value().orNull()).isEqualByComparingTo("0.25");
        }
    }

    private static Definitions definitions() throws IOException {
        var measures = new ArrayList<>(MetricDefinitions.files("measures/*.yml"));
        var metrics = new ArrayList<>(MetricDefinitions.files("metrics/*.yml"));
        BLOCK.matcher(Files.readString(PAGE)).results().forEach(block -> {
            String text = "%s: %s%s".formatted(block.group(1), block.group(2), block.group(3));
            (block.group(1).equals("measure") ? measures : metrics)
                    .add(new DefinitionFile("%ss/%s.yml".formatted(block.group(1), block.group(2)), text));
        });
        return Definitions.read(
                FactKinds.shipped(), MetricDefinitions.files("policy.yml").getFirst(), measures, metrics);
    }

    private static List<RawFact> facts(String kind, List<?> rows) {
        List<RawFact> facts = new ArrayList<>();
        for (Object row : rows) {
            var fields = new HashMap<String, Object>();
            ((Map<?, ?>) row).forEach((name, value) -> fields.put(name.toString(), value));
            facts.add(new RawFact(
                    kind,
                    (String) fields.remove("account"),
                    (String) fields.remove("at"),
                    (String) fields.remove("subject"),
                    new HashMap<>(fields),
                    kind + facts.size(),
                    false));
        }
        return facts;
    }
}
