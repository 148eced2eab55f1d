package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The guide to the metrics is written from their definitions, so that the two never disagree. */
class MetricsGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "metrics.md");

    @Test
    void the_guide_says_what_the_definitions_say() throws IOException {
        String guide = guide(MetricDefinitions.shipped(FactKinds.shipped()));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(GUIDE, guide);
        }
        assertThat(guide).as("run with -Dgolden=update").isEqualTo(Files.readString(GUIDE));
    }

    private static String guide(Definitions definitions) {
        var text = new StringBuilder("""
                # Metrics

                Every metric Mainstay knows, written from its definition in `app/src/main/resources/definitions/metrics`. A percent is a share of
                one: 0.84 stands for 84 %. A metric whose denominator is zero has no value.
                """);
        for (Metric.Family family : Metric.Family.values()) {
            text.append("\n## ").append(words(family)).append('\n');
            definitions.metrics().stream()
                    .filter(metric -> metric.family() == family)
                    .forEach(metric -> text.append(section(metric)));
        }
        return text.toString();
    }

    private static String section(Metric metric) {
        var text = new StringBuilder("\n### %s\n\n`%s` · %s · %s is better\n\n*%s* %s\n\n- Formula: %s\n"
                .formatted(
                        metric.label(),
                        metric.name(),
                        words(metric.unit()),
                        words(metric.better()).toLowerCase(Locale.ROOT),
                        metric.question(),
                        metric.meaning().strip(),
                        metric.formula()));
        if (metric.target() != null) {
            text.append("- Target to start from: ")
                    .append(metric.target().toPlainString())
                    .append('\n');
        }
        Metric.Benchmark benchmark = metric.benchmark();
        if (benchmark != null) {
            text.append("- What others report: %s (%s)\n".formatted(benchmark.value(), benchmark.source()));
        }
        metric.traps().forEach(trap -> text.append("- Trap: ").append(trap).append('\n'));
        return text.toString();
    }

    private static String words(Enum<?> constant) {
        String plain = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
