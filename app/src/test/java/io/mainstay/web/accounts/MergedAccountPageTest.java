package io.mainstay.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page of an account that became part of another, and of one that pays in a currency without a rate. */
@TestPages.Test
class MergedAccountPageTest {

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
    void two_that_became_one() {
        ada = TestPages.ada(workspace);
        facts.record(
                "merging",
                List.of(
                        terms("t1", "quay-west", "2020-01-01", "EUR"),
                        terms("t2", "quay-east", "2020-01-01", "EUR"),
                        terms("t3", "quay-west", "2020-02-01", "ISK"),
                        fact("account_merge", "m", "quay-east", "2020-03-15", "m", Map.of("into", "quay-west")),
                        fact(
                                "invoice",
                                "i",
                                "quay-west",
                                "2020-04-01",
                                "i",
                                Map.of("invoice", "quay-1", "amount", "70", "currency", "ISK", "status", "open"))));
        metrics.catchUp();
    }

    private static RawFact terms(String key, String account, String at, String currency) {
        return fact(
                "subscription_terms",
                key,
                account,
                at,
                account + currency,
                Map.of("status", "active", "unit_price", "70", "currency", currency));
    }

    private static RawFact fact(
            String kind, String key, String account, String at, String subject, Map<String, String> fields) {
        return new RawFact(kind, account, at, subject, new HashMap<>(fields), key, false);
    }

    private Document page(String path) {
        return TestPages.page(mvc.get().uri(path).with(TestPages.as(ada)).exchange());
    }

    @Test
    void a_merged_account_says_what_it_is_a_part_of() {
        Document east = page("/accounts/quay-east");
        assertThat(east.select("header a[href=/accounts/quay-west]").text()).isEqualTo("quay-west");
        assertThat(east.select(".account__head").text()).contains("Merged").doesNotContain("Former");
        assertThat(page("/accounts/quay-west").text()).doesNotContain("A part of");
    }

    @Test
    void what_has_no_rate_is_not_left_out_in_silence() {
        Document west = page("/accounts/quay-west");
        var arr = west.select(".tile").stream()
                .filter(tile -> tile.text().startsWith("ARR"))
                .findFirst();
        assertThat(arr.orElseThrow().outerHtml()).contains("counted", "ISK");
        assertThat(west.outerHtml()).contains("An exchange rate is missing");
    }
}
