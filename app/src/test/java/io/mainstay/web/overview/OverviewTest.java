package io.mainstay.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.TestPages;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.web.metrics.SmallBookPages;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@TestPages.Test
@DirtiesContext
class OverviewTest extends SmallBookPages {

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
    void before_anything_was_told_no_figure_is_zero() {
        Document page = page("/overview?period=2026-10&asof=2026-11-01");
        assertThat(page.select(".tile__value").eachText())
                .hasSize(6)
                .allMatch(figure -> figure.startsWith("– Nothing of the kind"));
        assertThat(page.select(".empty h2").eachText())
                .containsExactly("Nothing is known of revenue yet", "No renewal is known");
        assertThat(page.select("#bridge, #movers-grew")).isEmpty();
    }

    @Test
    void an_account_without_a_name_is_called_as_the_outside_knows_it(
            @Autowired Facts facts, @Autowired Metrics metrics) {
        SmallBook.add(facts, metrics, "quay-1", "quay 7/b", "2020-05-10", "active", "20");
        SmallBook.add(facts, metrics, "quay-2", "quay 7/b", "2020-06-10", "canceled", "20");

        assertThat(page("/overview?period=2020-05")
                        .select("#movers-grew tbody td:first-child")
                        .text())
                .isEqualTo("quay 7/b");
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
        assertThat(get("/")).hasRedirectedUrl("/overview");
    }
}
