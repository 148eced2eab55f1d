package io.mainstay.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.TestPages;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@TestPages.Test
@DirtiesContext
class OverviewTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
        SmallBook.in(facts, metrics);
    }

    @Test
    void every_key_figure_opens_its_metric() {
        Document page = page("/overview?period=2026-10");
        assertThat(page.select(".tile__label").eachText())
                .containsExactly("ARR", "NRR", "GRR", "Logo retention", "Renewal rate", "Churned ARR");
        assertThat(page.select("a.tile").eachAttr("href"))
                .allMatch(href -> href.matches("/metrics/[a-z_]+\\?period=2026-10"));
        assertThat(page.select("a.tile").first().text()).contains("€3,600.00", "−€600.00 since September");
        assertThat(page.select("a.tile").get(1).text()).contains("85.7%", "Target 105.0%");
    }

    @Test
    void the_bridge_ties_and_its_steps_open_their_accounts() {
        Document page = page("/overview?period=2026-10");
        assertThat(page.select("#bridge .chart__title").text())
                .isEqualTo("MRR shrank by €50.00: contraction and churn outweighed growth");
        assertThat(page.select("#bridge .chart__note").text())
                .isEqualTo("MRR of €350.00 at the start and all movements make €300.00 at the end, to the cent.");
        assertThat(page.select("#bridge-table tbody th").eachText())
                .containsExactly("Opening", "Expansion", "Contraction", "Churn", "Closing");
        assertThat(page.select("#bridge-table a").eachAttr("href"))
                .contains("/metrics/churned_mrr/accounts?period=2026-10");
    }

    @Test
    void who_moved_is_named() {
        Document page = page("/overview?period=2026-10");
        assertThat(page.select("#movers-grew tbody td:first-child").eachText()).containsExactly("Harbor");
        assertThat(page.select("#movers-lost tbody td:first-child").eachText())
                .containsExactlyInAnyOrder("Lantern", "Anchorage");
    }

    @Test
    void the_first_address_leads_here() {
        assertThat(mvc.get().uri("/").with(TestPages.as(ada)).exchange()).hasRedirectedUrl("/overview");
    }

    private Document page(String path) {
        var result = mvc.get().uri(path).with(TestPages.as(ada)).exchange();
        assertThat(result).hasStatusOk();
        return TestPages.page(result);
    }
}
