package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.mainstay.Mainstay;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.platform.Settings;
import io.mainstay.web.Cast;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The command line speaks to the program that runs, and gets what the screens show. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import(Cast.class)
@ContextConfiguration(initializers = FreshDatabase.class)
class MetricTest {

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Cast cast;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RunningProgram running;

    @BeforeEach
    void a_program_runs() {
        cast.comes();
        running = Serve.noted(context);
    }

    private int metric(String... words) throws Exception {
        var settings = context.getBean(Settings.class);
        return new Metric()
                .run(new Program(Mainstay.class, settings, new PrintStream(out), new PrintStream(err)), List.of(words));
    }

    @Test
    void screens_api_and_command_line_give_the_same_figure() throws Exception {
        assertThat(metric("arr", "--period", "2026-02", "--filter", "segment=SMB", "--format", "csv"))
                .isEqualTo(Verb.DONE);
        var api = running.send(running.request("/api/v1/metrics/arr?period=2026-02&filter.segment=SMB")
                .build());
        var screen = browser.get()
                .uri("/accounts?period=2026-02&filter.segment=SMB")
                .with(authentication(Cast.signedIn()))
                .exchange();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("arr,2026-02,2026-02-01,2026-03-01,,600,");
        assertThat(api.body()).contains("\"value\":\"600\"");
        assertThat(Jsoup.parse(new String(screen.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                        .select("tfoot")
                        .text())
                .contains("€600");
    }

    @Test
    void what_cannot_be_answered_is_said() throws Exception {
        assertThat(metric("arr", "--period", "soon")).isEqualTo(Verb.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("period is not a period");
        assertThat(metric("arr", "--filter", "segment")).isEqualTo(Verb.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a filter is written");
    }
}
