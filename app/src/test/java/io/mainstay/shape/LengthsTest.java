package io.mainstay.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that grows past these lengths is two files. */
class LengthsTest {

    private static final int JAVA = 300;
    private static final int JAVA_MEDIAN = 70;
    private static final int TEMPLATE = 80;
    private static final int TEMPLATE_MEDIAN = 20;
    private static final int TEST = 300;
    private static final int SCRIPT = 60;

    @Test
    void a_class_fits_on_a_few_screens() {
        var files = SourceTree.files("app/src/main/java", ".java");
        files = join(files, SourceTree.files("semantics/src/main/java", ".java"));
        assertThat(longer(files, JAVA)).isEmpty();
        assertThat(median(files)).as("the median class").isLessThanOrEqualTo(JAVA_MEDIAN);
    }

    @Test
    void a_template_fits_on_one_screen() {
        var files = SourceTree.files("app/src/main/jte", ".jte");
        assertThat(longer(files, TEMPLATE)).isEmpty();
        assertThat(median(files)).as("the median template").isLessThanOrEqualTo(TEMPLATE_MEDIAN);
    }

    @Test
    void a_script_fits_on_one_screen() {
        assertThat(longer(SourceTree.files("app/src/main/resources/assets/js", ".js"), SCRIPT))
                .isEmpty();
    }

    @Test
    void a_test_fits_on_a_few_screens() {
        var files = SourceTree.files("app/src/test/java", ".java");
        assertThat(longer(join(files, SourceTree.files("semantics/src/test/java", ".java")), TEST))
                .isEmpty();
    }

    private static List<String> longer(List<Path> files, int most) {
        return files.stream()
                .filter(file -> SourceTree.lines(file) > most)
                .map(file -> "%s has %d lines".formatted(SourceTree.ROOT.relativize(file), SourceTree.lines(file)))
                .toList();
    }

    private static int median(List<Path> files) {
        var lengths = files.stream().map(SourceTree::lines).sorted().toList();
        return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
    }

    private static List<Path> join(List<Path> one, List<Path> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
