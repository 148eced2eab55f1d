package io.mainstay.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
class SettingsTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
    }

    @Test
    void a_change_that_moves_numbers_is_explained_before_it_is_saved() {
        var change = Map.of("name", "Harbor", "currency", "USD", "zone", "Europe/Berlin", "fiscalYearStart", "1");
        Document asked = TestPages.page(send("/settings/company", change));
        assertThat(asked.select("[role=alert]").text()).contains("Not saved yet", "in USD instead of EUR");
        assertThat(workspace.company().currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(asked.select("input[name=understood]").val()).isEqualTo("yes");
    }

    @Test
    void what_the_company_was_is_found_taken_along_and_gone_back_to() {
        var change = Map.of("name", "Port", "currency", "EUR", "zone", "Europe/Berlin", "fiscalYearStart", "1");
        String was = workspace.company().name();
        assertThat(send("/settings/company", change)).hasStatus(303);
        Document page = company("?changes.q=port");
        assertThat(page.select("#changes tbody tr td:nth-child(3)").eachText())
                .isNotEmpty()
                .allMatch(words -> words.startsWith("Port · EUR"));
        assertThat(company("?changes.sort=became")
                        .select("#changes th[aria-sort=ascending]")
                        .text())
                .isEqualTo("Became");
        assertThat(mvc.get()
                        .uri(page.select("#changes-list a[download]").attr("href"))
                        .with(TestPages.as(ada)))
                .bodyText()
                .startsWith("at,who,name,currency")
                .contains(",Port,EUR,Europe/Berlin,1");
        var back = company("")
                .select("#changes form:has(input[value=%s])".formatted(was))
                .first();
        Map<String, String> sent = new HashMap<>();
        back.select("input:not([name=_csrf])").forEach(input -> sent.put(input.attr("name"), input.val()));
        sent.put("understood", "yes");
        assertThat(send(back.attr("action"), sent)).hasStatus(303);
        assertThat(workspace.company().name()).isEqualTo(was);
    }

    private Document company(String query) {
        return TestPages.page(mvc.get()
                .uri("/settings/company" + query)
                .with(TestPages.as(ada))
                .exchange());
    }

    @Test
    void what_was_typed_wrong_stays_and_is_explained_beside_the_field() {
        MvcTestResult result = send(
                "/settings/company",
                Map.of("name", "", "currency", "XXX", "zone", "Mars/Base", "fiscalYearStart", "1"));
        assertThat(result).hasStatus(422);
        Document page = TestPages.page(result);
        assertThat(page.select("#field-name").attr("aria-describedby")).isEqualTo("field-name-error");
        assertThat(page.select("#field-zone-error").text()).isEqualTo("Choose a time zone from the list.");
    }

    @Test
    void a_token_is_shown_once() {
        Document made = TestPages.page(
                send("/settings/tokens", Map.of("name", "Billing <b>", "scopes", "facts:write", "days", "30")));
        String text = made.select("#made-token").text();
        assertThat(text).startsWith("mst_pat_");
        Document again = TestPages.page(
                mvc.get().uri("/settings/tokens").with(TestPages.as(ada)).exchange());
        assertThat(again.select("td").eachText()).contains("Billing <b>");
        assertThat(again.html()).doesNotContain(text);
        assertThat(mvc.get().uri("/settings/tokens?q=billing&format=csv").with(TestPages.as(ada)))
                .bodyText()
                .startsWith("name,allows,state")
                .contains("Billing <b>,facts:write,Works");
        assertThat(mvc.get().uri("/settings/tokens?state=revoked&format=csv").with(TestPages.as(ada)))
                .bodyText()
                .doesNotContain("Billing");
    }

    @Test
    void the_page_says_where_one_is_and_offers_every_setting() {
        Document page = TestPages.page(
                mvc.get().uri("/settings/company").with(TestPages.as(ada)).exchange());
        assertThat(page.select("h1").text()).isEqualTo("Company");
        assertThat(page.select(".tabs [aria-current]").text()).isEqualTo("Company");
        assertThat(page.select(".tabs a").eachText()).contains("Company", "Tokens");
        assertThat(page.select(".rail [aria-current]").text()).isEqualTo("Settings");
    }

    @Test
    void an_address_that_leads_nowhere_says_so_in_the_frame() {
        var result = mvc.get().uri("/nothing").with(TestPages.as(ada)).exchange();
        assertThat(result).hasStatus(404);
        assertThat(TestPages.page(result).select("main h2").text()).isEqualTo("There is nothing here");
        var fragment = mvc.get().uri("/nothing").header("HX-Request", "true").with(TestPages.as(ada));
        assertThat(fragment).hasStatus(404).hasHeader("HX-Retarget", "#toasts");
    }

    @Test
    void who_may_not_change_settings_is_offered_no_button_and_is_told_who_may() {
        var ines = new Principal(4, "Ines", Role.VIEWER, Reach.everything());
        Document page = TestPages.page(
                mvc.get().uri("/settings/company").with(TestPages.as(ines)).exchange());
        assertThat(page.select("main form button")).isEmpty();
        var change = mvc.post()
                .uri("/settings/company")
                .with(TestPages.form(mvc))
                .with(TestPages.as(ines))
                .param("name", "Mine")
                .exchange();
        assertThat(change).hasStatus(403);
        assertThat(TestPages.page(change).select("main").text())
                .contains("This is not yours to do", "Only an owner or admin may change the settings");
    }

    private MvcTestResult send(String path, Map<String, String> values) {
        var request = mvc.post().uri(path).with(TestPages.form(mvc)).with(TestPages.as(ada));
        values.forEach(request::param);
        return request.exchange();
    }
}
