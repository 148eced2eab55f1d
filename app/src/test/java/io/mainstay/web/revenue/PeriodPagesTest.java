package io.mainstay.web.revenue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Policies;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.platform.Sha256;
import io.mainstay.web.TestPages;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A month from open to closed, restated, reopened and closed again; each test goes on where the one before it ended. */
@SpringBootTest(properties = "mainstay.test=periods")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeriodPagesTest {

    private static final String OCTOBER = "/revenue/periods/2026-10";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @Autowired
    private Policies policies;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
        SmallBook.in(facts, metrics);
    }

    @Test
    @Order(1)
    void months_that_are_over_are_open_until_they_are_closed() {
        Document list = page("/revenue/periods");
        assertThat(list.select("h1").text()).isEqualTo("Periods");
        assertThat(list.select("tbody tr:contains(October 2026)").text()).contains("Open", "€300.00");
        Document month = page(OCTOBER);
        assertThat(month.select("#figures tbody tr").eachText()).contains("Opening MRR €350.00", "MRR €300.00");
        assertThat(month.select("form button").eachText()).contains("Close October 2026");
    }

    @Test
    @Order(2)
    void records_set_aside_must_be_acknowledged() {
        facts.record("crm", List.of(new RawFact("weather", "harbor", "2026-10-01", null, Map.of(), "w1", false)));
        assertThat(page(OCTOBER).select("label.check").text()).contains("1 record is set aside");
        MvcTestResult refused = post(OCTOBER + "/closing", Map.of("note", "All in"), ada);
        assertThat(refused).hasStatus(422);
        Document again = TestPages.page(refused);
        assertThat(again.select("[role=alert]").text()).contains("1 record is set aside and would be missing");
        assertThat(again.select("#note").attr("value")).isEqualTo("All in");
    }

    @Test
    @Order(3)
    void a_closed_month_shows_what_was_signed_and_that_it_is_intact() {
        assertThat(post(OCTOBER + "/closing", Map.of("note", "All in", "acknowledged", "1"), ada))
                .hasStatus(303);
        Document month = page(OCTOBER);
        assertThat(month.select(".badge, .row-start").text()).contains("Closed");
        assertThat(month.select(".facts").text()).contains("Ada", "All in", "1 set aside", "are what they were");
        assertThat(month.select("main").text()).contains("What is kept is what was signed.");
        assertThat(month.select("#figures tbody tr").eachText()).contains("MRR €300.00 €300.00 0");
        String signature = month.select("#signature").text();
        assertThat(Sha256.of(text(OCTOBER + "/versions/1.json"))).isEqualTo(signature);
        assertThat(text(OCTOBER + "/versions/1.json")).contains(Sha256.of(text(OCTOBER + "/versions/1/accounts.csv")));
    }

    @Test
    @Order(4)
    void what_arrives_later_shows_as_a_restatement_that_adds_up() {
        SmallBook.late(facts, metrics);
        policies.change(ada, Map.of("grouping", "month"));
        metrics.catchUp();
        assertThat(page("/revenue/periods?state=restated").select("tbody tr").text())
                .contains("October 2026", "Restated", "€300.00", "€330.00", "+€30.00");
        Document month = page(OCTOBER);
        assertThat(month.select("#figures tbody tr").eachText())
                .contains("MRR €300.00 €330.00 +€30.00", "Expansion MRR €50.00 €80.00 +€30.00");
        assertThat(month.select("#restatement tbody tr").text()).contains("Harbor: subscription terms", "harbor-3");
        assertThat(month.select("#restatement tbody a").attr("href")).startsWith("/facts/");
        assertThat(month.select(".ties").text()).contains("MRR: €300.00 +€30.00 makes €330.00.");
        assertThat(htmx(OCTOBER).select("#restatement, h1"))
                .as("all but the frame")
                .hasSize(1);
        assertThat(text(OCTOBER + "/restatement.csv")).contains("Signed,", "harbor-3", "Today,");
    }

    @Test
    @Order(5)
    void charts_mark_what_was_closed_restated_and_defined_anew() {
        Document metric = page("/metrics/mrr?period=2026-11");
        assertThat(metric.select("#chart-table tbody tr:contains(October 2026)").text())
                .contains("Closed; MRR restated by +€30.00");
        assertThat(metric.select("#chart-table tbody tr:contains(November 2026), #chart-table tfoot")
                        .text())
                .doesNotContain("Closed;");
        assertThat(metric.select("[data-chart]").attr("data-chart")).contains("\"label\":\"closed, restated\"");
        assertThat(metric.select("#restatements tbody tr").eachText())
                .containsExactly("October 2026 €300.00 €330.00 +€30.00");
        assertThat(page("/metrics/clv?period=2026-10").select("#restatements")).isEmpty();
        assertThat(page("/overview?period=2026-11").select("#retention-table").text())
                .contains("Closed; NRR restated by");
    }

    @Test
    @Order(6)
    void lists_are_had_as_files() {
        assertThat(text("/overview/movers/grew.csv?period=2026-10")).contains("account,change,mrr", "Harbor,80,180");
        assertThat(text("/overview/movers/grew.csv?period=2026-10&grew.q=nosuch"))
                .doesNotContain("Harbor");
        assertThat(text("/overview/movers/lost.csv?period=2026-10&grew.q=nosuch"))
                .contains("Lantern");
        assertThat(text("/overview/renewals.csv")).startsWith("account,contract,term_end,state,value");
        assertThat(text("/metrics/mrr/restatements.csv")).contains("2026-10,300,330,30");
        assertThat(text("/metrics/mrr/restatements.csv?restated.q=june")).doesNotContain("2026-10");
        assertThat(text("/metrics/mrr/compare.csv?period=2026-10&known=2026-11-01"))
                .contains("small-book harbor-2", "small-book harbor-3");
        assertThat(text("/metrics/mrr/compare.csv?period=2026-10&known=2026-11-01&q=harbor-3"))
                .contains("small-book harbor-3")
                .doesNotContain("small-book harbor-2");
        assertThat(text(OCTOBER + "/restatement.csv?q=nosuch")).doesNotContain("harbor-3");
        assertThat(page(OCTOBER + "?q=nosuch").select("#restatement-list").text())
                .contains("Nothing fits");
        assertThat(text("/revenue/periods.csv?state=open")).doesNotContain("2026-10,");
    }

    @Test
    @Order(7)
    void reopening_needs_a_reason_and_keeps_what_was_signed() {
        assertThat(post(OCTOBER + "/reopening", Map.of("reason", ""), ada)).hasStatus(422);
        assertThat(post(OCTOBER + "/reopening", Map.of("reason", "Harbor’s order came late"), ada))
                .hasStatus(303);
        assertThat(page("/revenue/periods")
                        .select("tbody tr:contains(October 2026)")
                        .text())
                .contains("Reopened");
        assertThat(post(OCTOBER + "/closing", Map.of("acknowledged", "1"), ada)).hasStatus(303);
        Document month = page(OCTOBER);
        assertThat(month.select("#figures tbody tr").eachText()).contains("MRR €330.00 €330.00 0");
        Document first = page(OCTOBER + "?version=1");
        assertThat(first.select(".facts").text()).contains("Harbor’s order came late");
        assertThat(first.select("#figures tbody tr").eachText()).contains("MRR €300.00 €330.00 +€30.00");
        assertThat(text("/revenue/periods.csv")).contains("2026-10,closed,330,330,0,Ada");
    }

    @Test
    @Order(8)
    void who_may_not_close_sees_and_who_sees_a_portfolio_does_not() {
        var ines = new Principal(4, "Ines", Role.VIEWER, Reach.everything());
        var cai = new Principal(5, "Cai", Role.CSM, Reach.of(Set.of()));
        assertThat(TestPages.page(get(OCTOBER, ines)).select("main form[method=post]"))
                .isEmpty();
        assertThat(post(OCTOBER + "/reopening", Map.of("reason", "x"), ines)).hasStatus(403);
        assertThat(get(OCTOBER, cai)).hasStatus(403);
        assertThat(get("/revenue/periods", cai)).hasStatus(403);
        assertThat(get(OCTOBER + "/versions/1.json", cai)).hasStatus(403);
        assertThat(get("/revenue/finance", cai)).hasStatus(403);
        assertThat(get("/revenue/periods/2026-Q3", ada)).hasStatus(404);
    }

    @Test
    @Order(9)
    void two_definitions_differ_by_accounts_that_add_up() {
        Document page = page("/revenue/definitions?period=2026-10&left=nrr&right=grr");
        assertThat(page.select(".tile__value").eachText()).containsExactly("94.3%", "71.4%", "−22.9 points");
        assertThat(page.select(".ties").text()).contains("1 account adds up to the difference exactly");
        assertThat(page.select("#difference tbody tr").text()).contains("Harbor", "−22.9 points");
        String path = "/revenue/definitions?left=mrr&right=";
        assertThat(page(path + "nrr").text()).contains("different units");
        assertThat(page(path + "mrr&rightPolicy=paused:perhaps").text()).contains("is not one of");
        assertThat(text("/revenue/definitions.csv?period=2026-10&left=nrr&right=grr"))
                .contains("Harbor");
    }

    @Test
    @Order(10)
    void finances_figure_is_tied_to_ours_account_by_account() {
        assertThat(post("/revenue/finance", Map.of("month", "2026-10", "metric", "mrr", "value", "soon"), ada))
                .hasStatus(422);
        assertThat(post("/revenue/finance", Map.of("month", "2026-10", "metric", "mrr", "value", "345.00"), ada))
                .hasStatus(303);
        Document gap = page("/revenue/finance/2026-10/mrr");
        assertThat(gap.select("#gap").text())
                .contains("Ours today €330.00", "Not explained +€15.00", "Finance €345.00");
        assertThat(gap.select("main").text()).contains("is explained by nothing that is known here");
        assertThat(post("/revenue/finance", Map.of("month", "2026-09", "metric", "mrr", "value", "350.001"), ada))
                .hasStatus(303);
        assertThat(page("/revenue/finance/2026-09/mrr").select(".ties").text())
                .as("a part of a cent is no gap")
                .isEqualTo("Finance’s figure is ours.");
        Document trying = htmx("/revenue/finance/2026-10/mrr/ways");
        while (!trying.select("#waiting").isEmpty()) {
            assertThat(trying.select("[role=status]").text()).matches("Trying each answer .*: step \\d+ of \\d+");
            trying = htmx("/revenue/finance/2026-10/mrr/ways");
        }
        assertThat(trying.select(".listing")).as("it comes to an end").isNotEmpty();
        assertThat(page("/revenue/finance/2026-10/mrr/ways").select("h1, .listing"))
                .as("without scripts")
                .hasSize(2);
        upload("/revenue/finance/2026-10/mrr/accounts", "account,amount\nharbor,190\nlantern,150\ndrydock,4\n");
        Document tied = page("/revenue/finance/2026-10/mrr");
        assertThat(tied.select("#gap").text())
                .contains("Accounts that differ +€14.00", "in none of its accounts +€1.00");
        assertThat(tied.select("#accounts tbody tr").eachText())
                .contains("Harbor In both €190.00 €180.00 +€10.00", "drydock Not known here €4.00 €0.00 +€4.00");
        assertThat(upload("/revenue/finance/file", "month,metric,value\n2026-09,MRR,350\n2026-13,mrr,x\n"))
                .hasStatus(422);
        upload("/revenue/finance/file", "month;metric;value;note\n2026-09;MRR;350;Ledger\n2026-10;NRR;90,5%;\n");
        assertThat(page("/revenue/finance").select("#finance tbody tr").eachText())
                .anyMatch(row -> row.contains("September 2026 MRR €350.00 €350.00 0 Ledger"))
                .anyMatch(row -> row.contains("October 2026 NRR 90.5%"));
        assertThat(post("/revenue/finance/2026-09/mrr/removal", Map.of(), ada)).hasStatus(303);
        assertThat(get("/revenue/finance/2026-09/mrr", ada)).hasStatus(404);
    }

    private MvcTestResult upload(String path, String csv) {
        return mvc.post()
                .uri(URI.create(path))
                .multipart()
                .file(new MockMultipartFile("file", "finance.csv", "text/csv", csv.getBytes(UTF_8)))
                .with(TestPages.as(ada))
                .with(TestPages.form(mvc))
                .exchange();
    }

    /** Once what is worked out for it is there. */
    private Document page(String path) {
        MvcTestResult result = get(path, ada);
        assertThat(result).as(path).hasStatusOk();
        Document page = TestPages.page(result);
        return page.select("progress").isEmpty() ? page : page(path);
    }

    private String text(String path) {
        MvcTestResult result = get(path, ada);
        assertThat(result).as(path).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private MvcTestResult get(String path, Principal who) {
        return mvc.get().uri(URI.create(path)).with(TestPages.as(who)).exchange();
    }

    private Document htmx(String path) {
        return TestPages.page(mvc.get()
                .uri(path)
                .header("HX-Request", "true")
                .header("HX-Trigger", "waiting")
                .with(TestPages.as(ada))
                .exchange());
    }

    private MvcTestResult post(String path, Map<String, String> typed, Principal who) {
        var request = mvc.post().uri(path).with(TestPages.as(who)).with(TestPages.form(mvc));
        typed.forEach(request::param);
        return request.exchange();
    }
}
