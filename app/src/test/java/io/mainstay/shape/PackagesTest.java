package io.mainstay.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package says in a sentence what it is for, and that nothing in it is null unless it says so. */
class PackagesTest {

    @Test
    void every_package_says_what_it_is_for() {
        var packages = Stream.of("app/src/main/java", "semantics/src/main/java")
                .flatMap(folder -> SourceTree.files(folder, ".java").stream())
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages).allSatisfy(folder -> {
            var declaration = folder.resolve("package-info.java");
            assertThat(declaration)
                    .satisfies(file -> assertThat(Files.exists(file)).isTrue());
            assertThat(SourceTree.text(declaration)).contains("@NullMarked").startsWith("/**");
        });
    }

    @Test
    void nothing_is_left_for_later() {
        var left = Stream.of("app/src", "semantics/src")
                .flatMap(folder -> Stream.of(".java", ".jte", ".sql", ".yml")
                        .flatMap(ending -> SourceTree.files(folder, ending).stream()))
                .filter(file -> List.of("TO" + "DO", "FIX" + "ME").stream().anyMatch(SourceTree.text(file)::contains))
                .toList();

        assertThat(left).as("what is worth doing later is an issue").isEmpty();
    }
}
