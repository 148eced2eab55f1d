package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.Mainstay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_verb_nobody_knows_is_answered_with_the_usage() throws Exception {
        assertThat(run("dance")).isEqualTo(Verb.MISUSED);
        assertThat(err.toString())
                .contains("there is no verb dance")
                .contains("serve")
                .contains("demo");
    }

    @Test
    void no_verb_is_answered_with_the_usage() throws Exception {
        assertThat(run()).isEqualTo(Verb.MISUSED);
        assertThat(err.toString()).contains("usage: bin/mainstay VERB");
    }

    @Test
    void help_is_not_a_mistake() throws Exception {
        assertThat(run("--help")).isEqualTo(Verb.DONE);
        assertThat(out.toString()).contains("usage: bin/mainstay VERB");
    }

    @Test
    void a_verb_tells_all_it_understands() throws Exception {
        assertThat(run("metric", "--help")).isEqualTo(Verb.DONE);
        assertThat(out.toString())
                .contains(
                        "--period",
                        "--from",
                        "--to",
                        "--grain",
                        "--cut",
                        "--filter",
                        "--asof",
                        "--outlook",
                        "--format");
    }

    @Test
    void every_verb_has_words_for_help() throws Exception {
        for (String verb : List.of("serve", "demo", "import", "metric", "conformance", "backup", "restore")) {
            out.reset();
            assertThat(run(verb, "--help")).isEqualTo(Verb.DONE);
            assertThat(out.toString()).contains("usage: bin/mainstay " + verb);
        }
    }

    private int run(String... words) throws Exception {
        return new CommandLine(Mainstay.class, new PrintStream(out), new PrintStream(err)).run(List.of(words));
    }
}
