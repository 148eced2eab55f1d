package io.mainstay.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A connector is one folder: it can be added, and taken away, without touching anything else. */
class ConnectorsTest {

    private static final List<String> CONNECTORS = List.of("stripe");

    @Test
    void nothing_outside_its_folder_names_a_connector() {
        List<Path> files = Stream.of(".java", ".jte", ".sql", ".yml", ".css", ".js")
                .flatMap(ending -> SourceTree.files("app/src/main", ending).stream())
                .toList();
        for (String connector : CONNECTORS) {
            Path conventions = SourceTree.ROOT.resolve("app/src/main/java/io/mainstay/conformance");
            Path own = SourceTree.ROOT.resolve("app/src/main/java/io/mainstay/sources/" + connector);
            assertThat(files.stream()
                            .filter(file -> !file.startsWith(own) && !file.startsWith(conventions))
                            .filter(file -> SourceTree.text(file)
                                    .toLowerCase(Locale.ROOT)
                                    .contains(connector)))
                    .as("files that name %s, but for the cases that compare vendors' conventions", connector)
                    .isEmpty();
        }
    }
}
