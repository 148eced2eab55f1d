package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.platform.FreshDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Harbor is Ada's; the others are nobody's. */
@SpringBootTest(properties = "mainstay.test=top-line")
@AutoConfigureMockMvc
@Import(Cast.class)
@ContextConfiguration(initializers = FreshDatabase.class)
class TopLineTest {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Cast cast;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @BeforeEach
    void harbor_is_adas() {
        cast.comes();
        facts.record(
                "crm",
                List.of(new RawFact(
                        "account_profile",
                        "harbor",
                        "2025-01-01",
                        null,
                        new HashMap<>(Map.of("name", "Harbor", "segment", "Enterprise", "owner", TestPages.EMAIL)),
                        "p1",
                        false)));
        metrics.catchUp();
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(authentication(Cast.signedIn())).exchange();
    }

    private Document page(String path) {
        var answer = get(path);
        assertThat(answer).as(path).hasStatusOk();
        return TestPages.page(answer);
    }

    @Test
    void arrows_lead_to_the_periods_beside_the_one_shown() {
        assertThat(steps("/overview?period=2026-02&asof=2026-03-31"))
                .containsExactly(
                        "/overview?asof=2026-03-31&period=2026-01", "/overview?asof=2026-03-31&period=2026-03");
        assertThat(steps("/overview?period=2026-03&asof=2026-03-31"))
                .as("nothing leads into what was not yet")
                .containsExactly("/overview?asof=2026-03-31&period=2026-02");
        assertThat(steps("/metrics/mrr?period=2025-Q4"))
                .containsExactly("/metrics/mrr?period=2025-Q3", "/metrics/mrr?period=2026-Q1");
    }

    private List<String> steps(String path) {
        return page(path).select(".lens__period > a").eachAttr("href");
    }

    @Test
    void what_no_calendar_knows_is_said_and_not_shown_as_a_period() {
        for (String nonsense : List.of("2026-13", "2026-02-31", "2026-11-10..2026-11-01", "soon")) {
            Document page = page("/metrics/mrr?period=" + nonsense);
            assertThat(page.select(".lens__name").text()).as(nonsense).isEqualTo("Current period");
            assertThat(page.select("main > .banner").text()).contains(nonsense + " is not a period");
        }
        assertThat(page("/overview?asof=2026-02-31").select("main > .banner").text())
                .contains("2026-02-31 is not a day");
        assertThat(page("/metrics/mrr?period=2026-02").select("main > .banner")).isEmpty();
    }

    @Test
    void two_days_make_a_period_of_ones_own() {
        assertThat(get("/span?first=2026-01-01&last=2026-01-31&at=/metrics/new_mrr?cut=segment"))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/metrics/new_mrr?cut=segment&period=2026-01-01..2026-01-31");
        Document page = page("/metrics/expansion_mrr?period=2026-01-01..2026-01-31");
        assertThat(page.select(".lens__name").text()).isEqualTo("1 January to 31 January 2026");
        assertThat(page.select(".metric-head__value .figure").text()).isEqualTo("€20.00");
        assertThat(page.select("#lens-first").attr("value")).isEqualTo("2026-01-01");
        assertThat(steps("/metrics/expansion_mrr?period=2026-01-01..2026-01-31"))
                .containsExactly(
                        "/metrics/expansion_mrr?period=2025-12-01..2025-12-31",
                        "/metrics/expansion_mrr?period=2026-02-01..2026-03-03");
        assertThat(get("/span?first=2026-02-01&last=2026-01-01&at=//evil.example"))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/");
    }

    @Test
    void mine_shows_only_the_accounts_i_own_on_every_page_of_figures() {
        assertThat(accounts("/accounts?period=2026-02&scope=mine")).containsExactly("Harbor");
        assertThat(accounts("/accounts?period=2026-02&scope=all")).hasSize(3);
        Document metric = page("/metrics/mrr?period=2026-02&scope=mine");
        assertThat(metric.select(".metric-head__value .figure").text()).isEqualTo("€120.00");
        assertThat(metric.select("a[data-drill]").attr("href")).contains("scope=mine");
        assertThat(metric.select(".rail a[href^=/overview]").attr("href")).contains("scope=mine");
        assertThat(page("/overview?period=2026-02&scope=mine")
                        .select(".tile")
                        .first()
                        .text())
                .contains("€1,440");
        assertThat(get("/accounts/keel?scope=mine"))
                .as("one customer is the same whosever customers are looked at")
                .hasStatusOk();
        assertThat(get("/metrics/mrr.csv?period=2026-02&scope=mine"))
                .hasStatusOk()
                .bodyText()
                .contains(",120,");
    }

    private List<String> accounts(String path) {
        return page(path).select("#accounts tbody tr td:first-child").eachText();
    }

    @Test
    void the_scope_is_said_where_it_counts() {
        assertThat(page("/accounts?scope=mine").select(".lens__scope").text()).isEqualTo("Mine");
        assertThat(page("/data/sources").select(".lens__scope")).isEmpty();
        assertThat(page("/data/sources").select("#copy").text()).matches("The figures hold all \\d+ facts\\.");
    }
}
