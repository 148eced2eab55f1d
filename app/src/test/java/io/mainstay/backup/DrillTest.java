package io.mainstay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.mainstay.Mainstay;
import io.mainstay.demo.SmallDemo;
import io.mainstay.metrics.Metrics;
import io.mainstay.platform.DatabaseUrl;
import io.mainstay.platform.Settings;
import io.mainstay.platform.TestPostgres;
import io.mainstay.web.Cast;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** The drill: a company is backed up and brought back elsewhere, and nobody can tell the one from the other. */
class DrillTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T17:00:00Z"), ZoneOffset.UTC);
    private static final int SCREENS = 20;
    private static final String UPLOADED = "1.csv";

    private static final String TABLES = """
            select c.relname from pg_class c
             where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by 1
            """;

    @TempDir
    private Path temp;

    @Test
    void what_is_restored_is_what_was_backed_up_row_by_row_and_screen_by_screen() throws Exception {
        var old = settings(temp.resolve("old"), TestPostgres.freshUrl());
        Map<String, String> screens;
        try (var program = start(old)) {
            SmallDemo.fill(program, TODAY);
            program.getBean(Metrics.class).catchUp();
            screens = crawl(program);
        }
        Files.createDirectories(old.data().resolve("imports"));
        Files.writeString(old.data().resolve("imports").resolve(UPLOADED), "name;amount\nHarbor;1,5\n");
        Path file = temp.resolve("backup.zip");
        Manifest written = new Backup(database(old), old.data(), CLOCK, Chains.NONE, (_, _, _) -> {})
                .to(file, old.data().resolve("secret.key"));

        var anew = settings(temp.resolve("new"), TestPostgres.emptyUrl());
        Restore.Done done = new Restore(anew, (_, _, _) -> {}).from(file);

        assertThat(done.manifest()).isEqualTo(written);
        assertThat(written.rows()).isGreaterThan(1_000);
        assertThat(rows(anew)).isEqualTo(rows(old));
        assertThat(anew.data().resolve("imports").resolve(UPLOADED))
                .hasSameBinaryContentAs(old.data().resolve("imports").resolve(UPLOADED));
        try (var program = start(anew)) {
            program.getBean(Metrics.class).catchUp();
            assertThat(screens).hasSize(SCREENS);
            var restored = browser(program);
            screens.forEach(
                    (path, html) -> assertThat(shown(restored, path)).as(path).isEqualTo(html));
        }
    }

    /** Every row of every table, as text; who was signed in is left behind. */
    private static Map<String, List<String>> rows(Settings settings) {
        var db =
                JdbcClient.create(new DriverManagerDataSource(database(settings).jdbc()));
        var rows = new TreeMap<String, List<String>>();
        for (String table : db.sql(TABLES).query(String.class).list()) {
            if (!table.startsWith("spring_session")) {
                rows.put(
                        table,
                        db
                                .sql("select cast(t as text) from \"%s\" t".formatted(table))
                                .query(String.class)
                                .list()
                                .stream()
                                .sorted()
                                .toList());
            }
        }
        return rows;
    }

    /** The first screens that one comes to by following links. */
    private static Map<String, String> crawl(ConfigurableApplicationContext program) {
        var browser = browser(program);
        var screens = new LinkedHashMap<String, String>();
        var found = new ArrayDeque<>(List.of("/overview"));
        while (screens.size() < SCREENS && !found.isEmpty()) {
            String path = found.poll();
            if (screens.containsKey(path) || path.contains("csv") || path.startsWith("/assets")) {
                continue;
            }
            var answer = open(browser, path);
            if (answer.getResponse().getStatus() == HttpServletResponse.SC_OK) {
                String html = shown(browser, path);
                screens.put(path, html);
                Jsoup.parse(html).select("a[href^=/]").forEach(link -> found.add(link.attr("href")));
            }
        }
        return screens;
    }

    private static MvcTestResult open(MockMvcTester browser, String path) {
        return browser.get()
                .uri(URI.create(path))
                .with(authentication(Cast.signedIn()))
                .exchange();
    }

    /** But for what is new at every visit: the nonce of its scripts, the token of its forms. */
    private static String shown(MockMvcTester browser, String path) {
        return new String(open(browser, path).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("nonce=\"[^\"]*\"", "")
                .replaceAll("(name=\"_?csrf\"[^>]*(?:content|value)=\")[^\"]*", "$1");
    }

    private static MockMvcTester browser(ConfigurableApplicationContext program) {
        return MockMvcTester.from(
                (WebApplicationContext) program,
                builder -> builder.apply(springSecurity()).build());
    }

    private static ConfigurableApplicationContext start(Settings settings) {
        var program = new SpringApplication(Mainstay.class);
        program.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", 0));
        program.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(Clock.class, () -> CLOCK);
        });
        return program.run();
    }

    private static Settings settings(Path data, String url) {
        return Settings.read(Map.of("MAINSTAY_DATA", data.toString(), "MAINSTAY_DATABASE_URL", url)::get);
    }

    private static DatabaseUrl database(Settings settings) {
        return Objects.requireNonNull(settings.database());
    }
}
