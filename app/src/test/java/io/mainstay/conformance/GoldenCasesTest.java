package io.mainstay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.platform.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The published revenue cases and our own, each through the product's own path. */
@Execution(ExecutionMode.CONCURRENT)
class GoldenCasesTest {

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> every_published_case_gives_its_numbers() throws Exception {
        return tests(Path.of("../conformance/revenue"), 60);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> every_case_of_our_own_gives_its_numbers() throws Exception {
        return tests(Path.of("../conformance/mainstay"), 60);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void what_is_not_run_is_not_passed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.json"), "{\"id\": \"SUR-001\", \"kind\": \"survey\"}");
        Files.writeString(folder.resolve("b.json"), "[1, 2]");
        Files.writeString(folder.resolve("c.json"), "{\"kind\": ");
        List<Conformance.Result> results = new ArrayList<>();
        Conformance.Tally tally = conformance().run(folder, results::add);
        assertThat(tally).hasToString("0 passed, 1 failed, 2 not run");
        assertThat(tally.isGood()).isFalse();
        assertThat(results.getFirst().notRun()).isEqualTo("cases of the kind survey are not run");
    }

    private static Stream<DynamicTest> tests(Path folder, int atLeast) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.list(folder)) {
            files = paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(atLeast);
        Conformance conformance = conformance();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    Conformance.Result result = conformance.run(file);
                    assertThat(result.mismatches()).isEmpty();
                    assertThat(result.passed()).isTrue();
                }));
    }

    private static Conformance conformance() {
        var source = TestPostgres.fresh();
        return new Conformance(
                new Laboratory(JdbcClient.create(source), new JdbcTransactionManager(source), FactKinds.shipped()));
    }
}
