package io.mainstay.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import java.math.BigDecimal;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
class MetricPagesTest extends SmallBookPages {

    @Test
    void the_catalogue_finds_metrics_and_opens_them() {
        Document page = page("/metrics?q=logo&period=2026-10");
        assertThat(page.select("h1").text()).isEqualTo("Metrics");
        assertThat(page.select("td a").eachText()).contains("Logo retention").doesNotContain("ARR");
        assertThat(page.select("td a[href*=logo_retention]").attr("href"))
                .isEqualTo("/metrics/logo_retention?period=2026-10");
        assertThat(page("/metrics?q=zebra").select(".empty h2").text()).isEqualTo("No metric matches");
    }

    @Test
    void a_metric_shows_where_it_stands_and_what_it_means() {
        Document page = page("/metrics/nrr?period=2026-10");
        assertThat(page.select(".metric-head__value .figure").text()).isEqualTo("85.7%");
        assertThat(page.select(".standing").text()).contains("2 subscriptions counted.", "Last record");
        assertThat(page.select("[data-chart]").attr("aria-label")).contains("October 2026");
        assertThat(page.select("#definition-title ~ *, .definition").text())
                .contains("twelve months ago", "Version 1", "Worked example");
        assertThat(page.select("#periods tbody tr").first().select("td").eachText())
                .contains("October 2026", "€300.00", "€350.00");
    }

    @Test
    void a_metric_without_any_value_draws_nothing_and_says_where_to_mend_it() {
        Document page = page("/metrics/clv_margin?period=2026-10");
        assertThat(page.select("[data-chart]")).isEmpty();
        assertThat(page.select(".chart__none").text()).startsWith("No value in any of these periods");
        assertThat(page.select(".metric-head__facts a").attr("href")).isEqualTo("/settings/policy/gross_margin");
        assertThat(page("/metrics/nrr?period=2026-10").select("[data-chart]")).isNotEmpty();
    }

    @Test
    void periods_and_groups_are_sorted_and_searched_through_the_address() {
        assertThat(page("/metrics/nrr?period=2026-10&sort=name")
                        .select("#periods tbody td:first-child")
                        .first()
                        .text())
                .isEqualTo("October 2025");
        assertThat(page("/metrics/mrr?period=2026-10&cut=segment&sort=-name")
                        .select("#groups tbody td:first-child")
                        .eachText())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(page("/metrics/mrr?period=2026-10&cut=segment&direction=down")
                        .select("#groups tbody td:first-child")
                        .eachText())
                .as("those that shrank")
                .containsExactly("Mid-market");
        Document found = page("/metrics/mrr?period=2026-10&cut=segment&q=mid");
        assertThat(found.select("#groups tbody td:first-child").eachText()).containsExactly("Mid-market");
        assertThat(found.select("#groups tfoot td:first-child").text()).isEqualTo("All");
        assertThat(page("/metrics/mrr?period=2026-10&cut=account")
                        .select("#groups tbody td:first-child")
                        .eachText())
                .as("accounts by their names")
                .noneMatch(name -> name.matches("\\d+"));
    }

    @Test
    void what_others_report_is_drawn_and_in_the_table() {
        Document page = page("/metrics/nrr?period=2026-10");
        assertThat(page.select("#chart-table th").eachText()).contains("Benchmark 100.0%", "Benchmark 120.0%");
        assertThat(page.select(".metric-head__facts").text()).contains("Benchmark 100 to 120%");
    }

    @Test
    void both_sides_of_a_ratio_have_their_names() {
        assertThat(page("/metrics/clv?period=2026-10").select("#periods th").eachText())
                .contains("ARPA", "Gross MRR churn (trailing 6 months)");
        assertThat(page("/metrics/quick_ratio?period=2026-10")
                        .select("#periods th")
                        .eachText())
                .contains("New + expansion + reactivation", "Churn + contraction");
    }

    @Test
    void the_parts_of_a_cut_add_up_to_the_whole() {
        Document page = page("/metrics/nrr?period=2026-10&cut=segment");
        assertThat(page.select("#groups tbody td:first-child").eachText()).contains("Enterprise", "Mid-market");
        assertThat(sum(page, 3)).isEqualByComparingTo("300").isEqualByComparingTo(total(page, 3));
        assertThat(sum(page, 4)).isEqualByComparingTo("350").isEqualByComparingTo(total(page, 4));
    }

    @Test
    void the_accounts_behind_a_value_add_up_to_it() {
        Document page = page("/metrics/mrr/accounts?period=2026-10");
        assertThat(page.select(".drill__opened").text()).isEqualTo("MRR in October 2026: €300.00");
        assertThat(page.select(".ties").text()).contains("add up to it exactly");
        assertThat(sum(page, 2)).isEqualByComparingTo("300").isEqualByComparingTo(total(page, 2));
        assertThat(page("/metrics/mrr/accounts?period=2026-10&filter.segment=Enterprise")
                        .select("tbody td:first-child")
                        .eachText())
                .containsExactly("Harbor");
    }

    @Test
    void an_accounts_rows_add_up_to_its_value_and_open_their_fact() {
        Document accounts = page("/metrics/net_new_mrr/accounts?period=2026-10&q=lantern");
        Document rows = page(accounts.select("tbody a").attr("href"));
        assertThat(rows.select("h1").text()).isEqualTo("Lantern");
        assertThat(rows.select(".drill__opened").text()).contains("−€50.00");
        assertThat(rows.select("tbody td:first-child").eachText()).containsExactly("Contraction, price");
        assertThat(rows.select("tfoot .number").text()).isEqualTo("−€50.00");
        String file = rows.select("a[download]").attr("href");
        assertThat(get(file)).bodyText().contains("numerator", "-50");
        assertThat(get(file + "&q=nosuch")).bodyText().doesNotContain("numerator");
        Document fact = page(rows.select("tbody a").attr("href"));
        assertThat(fact.select("#record-title ~ dl").text()).contains("small-book", "lantern-2", "1 of 1");
        assertThat(fact.select("#revisions tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("1 (this one)", "First received");
        assertThat(get(fact.select("#revisions-list a[download]").attr("href")))
                .bodyText()
                .startsWith("revision,fact,effective_at")
                .contains("First received");
        assertThat(fact.select(".crumbs a").eachText()).containsExactly("Net new MRR", "Accounts", "Lantern");
    }

    @Test
    void a_year_of_retention_comes_down_to_the_rows_of_both_years() {
        Document accounts = page("/metrics/grr/accounts?period=2026-10&q=harbor");
        Document rows = page(accounts.select("tbody a").attr("href"));
        assertThat(rows.select("tfoot .number").eachText()).containsExactly("€100.00", "€100.00");
    }

    @Test
    void what_was_not_known_then_is_not_shown_then() {
        Document page = page("/metrics/mrr/accounts?period=2026-10&asof=2026-11-01");
        assertThat(page.select(".past").text()).contains("as it was known");
        assertThat(page.select("tbody tr")).isEmpty();
    }

    @Test
    void tables_are_had_as_files() {
        MvcTestResult csv = get("/metrics/mrr/accounts.csv?period=2026-10");
        assertThat(csv).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        assertThat(csv).bodyText().contains("harbor").contains("150");
        assertThat(get("/metrics/mrr/accounts.csv?period=2026-10&q=lan"))
                .bodyText()
                .doesNotContain("harbor");
        assertThat(get("/metrics/mrr/accounts.csv?period=2026-10&sort=name"))
                .bodyText()
                .containsSubsequence("harbor", "lantern");
        assertThat(get("/metrics/mrr/accounts.csv?period=2026-10&sort=-name"))
                .bodyText()
                .containsSubsequence("lantern", "harbor");
        assertThat(get("/metrics/nrr.csv?period=2026-10&cut=segment&q=mid"))
                .bodyText()
                .contains("Mid-market")
                .doesNotContain("Enterprise");
        assertThat(get("/metrics/nrr.csv?period=2026-10&cut=segment"))
                .bodyText()
                .contains("Enterprise");
        assertThat(get("/metrics/cohorts.csv?period=2026-10")).bodyText().contains("2025-09");
    }

    @Test
    void cohorts_say_what_is_left_of_them() {
        Document page = page("/metrics/cohorts?period=2026-10&follow=gross");
        Element cohort =
                page.select("tbody tr:has(th:containsOwn(September 2025))").first();
        assertThat(cohort).isNotNull();
        assertThat(cohort.select("td").first().text()).isEqualTo("€350.00");
        assertThat(cohort.select("td").last().text()).isEqualTo("71%");
        assertThat(page.select("tfoot th").text()).isEqualTo("All, weighted");
    }

    @Test
    void what_was_learned_between_two_dates_adds_up_to_the_difference() {
        Document page = page("/metrics/mrr/compare?period=2026-10&known=2026-11-01");
        assertThat(page.select(".tile__value").eachText()).containsExactly("–", "€300.00", "+€300.00");
        assertThat(page.select(".ties").text())
                .contains("has come in yet. The difference is counted from nothing.")
                .contains("add up to the difference exactly: +€300.00");
        assertThat(page.select("#learned tbody a").eachAttr("href")).allMatch(href -> href.startsWith("/facts/"));
        assertThat(page.select("#learned tfoot .number").text()).isEqualTo("+€300.00");
    }

    @Test
    void where_nothing_was_lost_a_lifetime_has_a_lower_limit_in_place_of_a_value() {
        Document page = page("/metrics/clv?period=2026-08");
        assertThat(page.select(".metric-head__value .figure").text()).isEqualTo("–");
        assertThat(page.select(".metric-head__facts").text())
                .contains("at least €663.33 (95% limits, from 18 account months)");
        assertThat(page.select("#periods thead").text()).contains("95% range");
        assertThat(page("/metrics/clv?period=2026-10")
                        .select(".metric-head__facts")
                        .text())
                .containsPattern("€[0-9,.k]+ to €[0-9,.k]+ \\(95% limits");
        assertThat(page("/metrics/clv?period=2026-10")
                        .select("#periods tbody tr")
                        .first()
                        .select("td")
                        .eachText())
                .as("a churn is a share, not an amount")
                .anyMatch(cell -> cell.endsWith("%"));
    }

    @Test
    void a_metric_that_is_none_is_not_found() {
        assertThat(get("/metrics/happiness")).hasStatus(404);
    }

    private static BigDecimal sum(Document page, int column) {
        List<String> shown =
                page.select(".listing tbody td:nth-child(%d)".formatted(column)).eachText();
        return shown.stream().map(MetricPagesTest::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(Document page, int column) {
        return amount(
                page.select(".listing tfoot td:nth-child(%d)".formatted(column)).text());
    }

    private static BigDecimal amount(String shown) {
        return new BigDecimal(shown.replace('−', '-').replaceAll("[^-0-9.]", ""));
    }
}
