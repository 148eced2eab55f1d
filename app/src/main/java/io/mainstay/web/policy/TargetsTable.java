package io.mainstay.web.policy;

import io.mainstay.semantics.Metric;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.metrics.FamilyName;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics with their targets as an address arranges them, family by family, and the same as a file. */
record TargetsTable(Arranged<TargetsTable.Line> lines) {

    /** @param target in force; null for none */
    record Line(Metric metric, @Nullable BigDecimal target) {

        private String family() {
            return FamilyName.of(metric.family());
        }
    }

    private static final Arrangement<Line> WAYS = Arrangement.<Line>of("metrics", TargetsTable::words)
            .shown(1_000)
            .text("name", line -> line.metric().label())
            .value("target", Line::target)
            .group("family", "Family", Line::family)
            .group("state", "Target", line -> line.target() == null ? "Not set" : "Set");

    static TargetsTable of(List<Line> lines, Here here) {
        return new TargetsTable(WAYS.of(
                lines.stream()
                        .sorted(Comparator.comparing(line -> line.metric().family()))
                        .toList(),
                here));
    }

    /** Its form to search and narrow, and the columns that sort. */
    Listing listing() {
        return new Listing(
                "targets",
                "Targets",
                List.of(Column.text("Metric", "name"), Column.text("Target", "target")),
                List.of(),
                null,
                lines.extras(lines.here().with("format", "csv", "saved")),
                lines.empty(Empty.of("target", "No metrics", "")));
    }

    List<TargetsPage.Family> families(Function<Metric, TargetsPage.Row> row) {
        return lines.found().stream()
                .map(line -> line.metric().family())
                .distinct()
                .sorted()
                .map(family -> new TargetsPage.Family(
                        FamilyName.of(family),
                        lines.found().stream()
                                .map(Line::metric)
                                .filter(metric -> metric.family() == family)
                                .map(row)
                                .toList()))
                .toList();
    }

    CsvFile csv() {
        return new CsvFile(
                "targets",
                List.of("metric", "label", "family", "target", "default", "benchmark", "source"),
                lines.found().stream().map(TargetsTable::cells).toList());
    }

    private static List<String> cells(Line line) {
        Metric metric = line.metric();
        Metric.Benchmark benchmark = metric.benchmark();
        return List.of(
                metric.name().value(),
                metric.label(),
                line.family(),
                plain(line.target()),
                plain(metric.target()),
                benchmark == null ? "" : benchmark.value(),
                benchmark == null ? "" : benchmark.source());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static String words(Line line) {
        Metric metric = line.metric();
        Metric.Benchmark benchmark = metric.benchmark();
        return String.join(
                " ",
                metric.label(),
                metric.name().value(),
                Objects.toString(benchmark == null ? null : benchmark.value() + " " + benchmark.source(), ""));
    }
}
