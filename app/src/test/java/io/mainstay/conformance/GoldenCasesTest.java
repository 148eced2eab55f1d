package io.mainstay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.platform.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The published revenue cases, each through the product's own path. */
@Execution(ExecutionMode.CONCURRENT)
class GoldenCasesTest {

    private static final Path CASES = Path.of("../conformance/revenue");

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> every_case_gives_the_published_numbers() throws Exception {
        var source = TestPostgres.fresh();
        var conformance = new Conformance(
                new Laboratory(JdbcClient.create(source), new JdbcTransactionManager(source), FactKinds.shipped()));
        List<Path> files;
        try (Stream<Path> paths = Files.list(CASES)) {
            files = paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(60);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(Objects.requireNonNull(conformance.run(file))
                                        .mismatches())
                                .isEmpty()));
    }
}
