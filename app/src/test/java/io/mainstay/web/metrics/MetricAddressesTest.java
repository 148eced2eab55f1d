package io.mainstay.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@TestPages.Test
class MetricAddressesTest extends SmallBookPages {

    @Test
    void the_catalogue_is_narrowed_to_a_family_and_its_file_with_it() {
        Document all = page("/metrics?period=2026-10");
        String family = all.select("select[name=family] option").last().val();
        Document one = page("/metrics?period=2026-10&sort=-name&family=" + family.replace(" ", "%20"));
        assertThat(one.select("main h2").eachText()).containsExactly(family);
        assertThat(one.select(".catalogue tbody td:first-child").eachText())
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
        assertThat(get("/metrics.csv?q=churn")).bodyText().contains("churn").doesNotContain("arpa,");
        assertThat(page("/metrics?q=nosuchmetric").select(".empty a").attr("href"))
                .startsWith("/metrics");
    }

    @Test
    void a_month_as_known_at_its_end_is_over() {
        assertThat(page("/metrics/mrr?period=2026-10&asof=2026-10-31")
                        .select(".metric-head__when")
                        .text())
                .isEqualTo("October 2026");
        assertThat(page("/metrics/mrr?period=2026-10&asof=2026-10-30")
                        .select(".metric-head__when")
                        .text())
                .isEqualTo("October 2026, so far");
    }

    @Test
    void what_an_address_says_that_makes_no_sense_is_told_with_what_is_possible() {
        Document cut = page("/metrics/mrr?period=2026-10&cut=colour");
        assertThat(cut.select(".banner--warning").text())
                .contains("is called colour", "It can be split by account,", "segment");
        assertThat(cut.select("#periods tbody tr")).isNotEmpty();
        assertThat(page("/metrics/mrr?period=2026-10&from=soon")
                        .select(".banner--warning")
                        .text())
                .contains("soon is not a period", "2026-Q3");
        assertThat(page("/metrics/mrr?period=2026-10&from=2026-12&to=2026-11")
                        .select(".banner--warning")
                        .eachText())
                .hasSize(2)
                .last()
                .asString()
                .contains("period=2026-11");
        assertThat(get("/metrics/mrr.csv?cut=colour")).hasStatus(422);
        assertThat(page("/metrics/mrr?period=2026-10&cut=segment&from=2026-01").select(".banner--warning"))
                .isEmpty();
    }
}
