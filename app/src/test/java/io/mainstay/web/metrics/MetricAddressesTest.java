package io.mainstay.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@TestPages.Test
class MetricAddressesTest extends SmallBookPages {

    private static final Pattern MONEY = Pattern.compile(",2026-10,(-?[\\d.]+),,");

    @Test
    void the_catalogue_is_narrowed_to_a_family_and_its_file_with_it() {
        Document all = page("/metrics?period=2026-10");
        String family = all.select("select[name=family] option").last().val();
        Document one = page("/metrics?period=2026-10&sort=-family&family=" + family.replace(" ", "%20"));
        assertThat(one.select("main h2").eachText()).containsExactly(family);
        assertThat(one.select(".catalogue tbody td:first-child").eachText())
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(page("/metrics?period=2026-10&sort=-family")
                        .select("main h2")
                        .eachText())
                .containsExactlyElementsOf(all.select("main h2").eachText().reversed());
        assertThat(get("/metrics.csv?q=churn")).bodyText().contains("churn").doesNotContain("arpa,");
        assertThat(page("/metrics?q=nosuchmetric").select(".empty a").attr("href"))
                .startsWith("/metrics");
    }

    @Test
    void the_catalogue_sorts_across_families_by_what_it_shows_and_its_file_does_too() throws Exception {
        assertThat(catalogue("sort=-name", 1)).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
        assertThat(catalogue("sort=owner", 6)).isSorted().contains("Customer success", "Finance");
        assertThat(catalogue("sort=name&owner=finance", 6)).containsOnly("Finance");
        assertThat(page("/metrics?period=2026-10&sort=-change")
                        .select(".catalogue td:nth-child(5)")
                        .last()
                        .text())
                .as("what cannot be compared comes last")
                .isEmpty();
        Document values = page("/metrics?period=2026-10&sort=-value");
        assertThat(values.select("main h2").eachText()).containsExactly("Metrics by value, each unit by itself");
        assertThat(values.select("th[aria-sort=descending]").text()).isEqualTo("Value");
        String file = values.select("a[download]").attr("href");
        assertThat(file).isEqualTo("/metrics.csv?period=2026-10&sort=-value");
        List<BigDecimal> money = get(file)
                .getResponse()
                .getContentAsString()
                .lines()
                .filter(line -> line.contains(",money,"))
                .map(MONEY::matcher)
                .filter(Matcher::find)
                .map(found -> new BigDecimal(found.group(1)))
                .toList();
        assertThat(money).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private List<String> catalogue(String query, int column) {
        return page("/metrics?period=2026-10&" + query)
                .select(".catalogue tbody td:nth-child(%d)".formatted(column))
                .eachText();
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
