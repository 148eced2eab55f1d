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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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

    /**
     * How one case went.
     *
     * @param notRun why it was not run, when it is of a kind that this does not run: then it neither passed nor failed
     */
    public record Result(
            String id,
            String title,
            List<String> mismatches,
            @Nullable String notRun) {

        public Result {
            mismatches = List.copyOf(mismatches);
        }

        public boolean passed() {
            return notRun == null && mismatches.isEmpty();
        }

        public boolean failed() {
            return notRun == null && !mismatches.isEmpty();
        }
    }

    /** Runs every case file below a folder, by name, and says of each how it went. */
    public Tally run(Path folder, Consumer<Result> each) {
        int passed = 0;
        int failed = 0;
        int notRun = 0;
        for (Path file : files(folder)) {
            Result result = run(file);
            each.accept(result);
            passed += result.passed() ? 1 : 0;
            failed += result.failed() ? 1 : 0;
            notRun += result.notRun() == null ? 0 : 1;
        }
        return new Tally(passed, failed, notRun);
    }

    /** What came of a run. */
    public record Tally(int passed, int failed, int notRun) {

        /** Whether something was run, and nothing failed. */
        public boolean isGood() {
            return passed > 0 && failed == 0;
        }

        @Override
        public String toString() {
            String run = "%d passed, %d failed".formatted(passed, failed);
            return notRun == 0 ? run : run + ", %d not run".formatted(notRun);
        }
    }

    Result run(Path file) {
        String name = String.valueOf(file.getFileName());
        JsonNode golden;
        try {
            golden = JSON.readTree(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            return new Result(name, "", List.of("It cannot be read: " + unreadable.getMessage()), null);
        }
        String id = golden.path("id").asString(name);
        String title = golden.path("title").asString("");
        String kind = golden.path("kind").asString("");
        GoldenCase reader = KINDS.get(kind);
        if (reader == null) {
            String why = kind.isEmpty() ? "it names no kind" : "cases of the kind %s are not run".formatted(kind);
            return new Result(id, title, List.of(), why);
        }
        try {
            return new Result(id, title, reader.run(golden, laboratory), null);
        } catch (RuntimeException broken) {
            return new Result(id, title, List.of("It could not be run: " + broken), null);
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
