package io.mainstay.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs case files, each through the product's own path. */
public final class Conformance {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, GoldenCase> KINDS = Stream.of(
                    new TimelineCase(),
                    new NormaliseCase(),
                    new PeriodsCase(),
                    new RetentionCase(),
                    new FormulaCase(),
                    new ContractRenewalCase(),
                    new CohortCase(),
                    new WeightedCohortCase())
            .collect(Collectors.toMap(GoldenCase::kind, Function.identity()));

    private final Laboratory laboratory;

    public Conformance(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** How one case went. */
    public record Result(String id, String title, List<String> mismatches) {

        public Result {
            mismatches = List.copyOf(mismatches);
        }

        public boolean passed() {
            return mismatches.isEmpty();
        }
    }

    /**
     * Runs every case file below a folder whose kind belongs to revenue, by name; other kinds are passed over.
     *
     * @return how many passed and how many failed
     */
    public Tally run(Path folder, Consumer<Result> each) {
        int passed = 0;
        int failed = 0;
        for (Path file : files(folder)) {
            Result result = run(file);
            if (result == null) {
                continue;
            }
            each.accept(result);
            if (result.passed()) {
                passed++;
            } else {
                failed++;
            }
        }
        return new Tally(passed, failed);
    }

    /** What came of a run. */
    public record Tally(int passed, int failed) {

        @Override
        public String toString() {
            return "%d passed, %d failed".formatted(passed, failed);
        }
    }

    @org.jspecify.annotations.Nullable Result run(Path file) {
        String name = file.getFileName().toString();
        try {
            JsonNode golden = JSON.readTree(Files.readString(file));
            GoldenCase kind = KINDS.get(golden.path("kind").asString(""));
            if (kind == null) {
                return null;
            }
            String id = golden.path("id").asString(name);
            String title = golden.path("title").asString("");
            try {
                return new Result(id, title, kind.run(golden, laboratory));
            } catch (RuntimeException broken) {
                return new Result(id, title, List.of("It could not be run: " + broken));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
