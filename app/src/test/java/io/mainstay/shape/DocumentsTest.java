package io.mainstay.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.platform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what is: settings are written from the code, and what is linked or run exists. */
class DocumentsTest {

    private static final Path SETTINGS = SourceTree.ROOT.resolve("docs/operate/settings.md");
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+\\.md)");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/])bin/[a-z]+");

    @Test
    void every_setting_is_on_the_page_of_settings() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(SETTINGS.getParent());
            Files.writeString(SETTINGS, settingsPage());
        }
        assertThat(SourceTree.text(SETTINGS))
                .as("written by: ./mvnw test -Dtest=DocumentsTest -Dgolden=update")
                .isEqualTo(settingsPage());
    }

    @Test
    void every_link_between_documents_leads_somewhere() {
        documents()
                .forEach(document -> LINK.matcher(SourceTree.text(document))
                        .results()
                        .forEach(link -> assertThat(document.resolveSibling(link.group(1)))
                                .as("linked from " + document)
                                .exists()));
    }

    @Test
    void every_script_that_is_told_of_is_there() {
        documents()
                .forEach(document -> SCRIPT.matcher(SourceTree.text(document))
                        .results()
                        .forEach(script -> assertThat(SourceTree.ROOT.resolve(script.group()))
                                .as("told of in " + document)
                                .exists()));
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "AGENTS.md", "CHANGELOG.md", "TENETS.md")
                        .map(SourceTree.ROOT::resolve),
                SourceTree.files("docs", ".md").stream());
    }

    private static String settingsPage() {
        return Arrays.stream(Setting.values()).map(DocumentsTest::section).collect(Collectors.joining("\n", """
                        # Settings

                        Each is an environment variable. All are checked at the start; everything wrong with them is said at
                        once, and the program ends with exit code 2 before it has touched anything.

                        """, ""));
    }

    private static String section(Setting setting) {
        var preset = setting.preset().isEmpty() ? "nothing" : "`" + setting.preset() + "`";
        return "## %s\n\nWhen not set: %s.\n\n%s\n".formatted(setting.variable(), preset, setting.meaning());
    }
}
