package io.mainstay.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.web.AccountAddress;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import java.util.List;
import org.jsoup.Jsoup;
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

@SpringBootTest
@AutoConfigureMockMvc
@Import(Cast.class)
@ContextConfiguration(initializers = FreshDatabase.class)
class AccountsTest {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Cast cast;

    @Autowired
    private Metrics metrics;

    @BeforeEach
    void the_cast() {
        cast.comes();
    }

    private Document page(String path) {
        var answer =
                browser.get().uri(path).with(authentication(Cast.signedIn())).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void the_totals_row_is_the_metric() {
        var arr = metrics.ask(Cast.ADA, Question.of("arr", List.of(period("2026-02"))))
                .single();
        var total = page("/accounts?period=2026-02").select("#accounts tfoot").text();

        assertThat(arr.value().orNull()).isEqualByComparingTo("2040");
        assertThat(total).contains("All 3 accounts", "€2,040", "94.4%");
    }

    private Period period(String code) {
        return metrics.calendar().parse(code).orElseThrow();
    }

    @Test
    void the_list_is_narrowed_sorted_and_searched_by_its_address() {
        assertThat(names("/accounts?period=2026-02")).containsExactly("Harbor", "Keel", "Anchorage");
        assertThat(names("/accounts?period=2026-02&filter.segment=SMB&sort=name"))
                .containsExactly("Anchorage", "Keel");
        assertThat(names("/accounts?period=2026-02&state=former")).containsExactly("Anchorage");
        assertThat(names("/accounts?period=2026-02&q=har")).containsExactly("Harbor");
        assertThat(names("/accounts?asof=2024-01-01"))
                .as("before anything was known")
                .isEmpty();
    }

    private List<String> names(String path) {
        return page(path).select("#accounts tbody tr td:first-child").eachText();
    }

    @Test
    void it_is_taken_along_as_csv() {
        var answer = browser.get()
                .uri("/accounts?period=2026-02&format=csv&filter.segment=Enterprise")
                .with(authentication(Cast.signedIn()))
                .exchange();

        assertThat(text(answer).lines().skip(1).toList())
                .containsExactly("harbor,Harbor,Enterprise,1440,120,0,1.2,2025-01-10,,paying");
    }

    @Test
    void a_view_is_kept_and_removed() {
        assertThat(keep("small ones", "state=paying")).hasStatus(303);
        assertThat(keep("Small ones", "filter.segment=SMB"))
                .as("the same name again, so the same view")
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/accounts?filter.segment=SMB");
        var page = page("/accounts?filter.segment=SMB");
        assertThat(page.select(".views a[aria-current]").text()).isEqualTo("Small ones");
        assertThat(page.select(".views form[action$=removal]")).hasSize(1);
        String removal = page.select(".views form[action$=removal]").attr("action");
        assertThat(browser.post()
                        .uri(removal)
                        .with(authentication(Cast.signedIn()))
                        .with(TestPages.form(browser)))
                .hasStatus(303);
        assertThat(page("/accounts").select(".views").text()).doesNotContain("Small ones");
    }

    private MvcTestResult keep(String name, String query) {
        return browser.post()
                .uri("/accounts/views")
                .param("name", name)
                .param("query", query)
                .with(authentication(Cast.signedIn()))
                .with(TestPages.form(browser))
                .exchange();
    }

    @Test
    void an_account_shows_what_it_pays_signed_and_owes() {
        var page = page("/accounts/keel?period=2026-02");

        assertThat(page.select(".account__head").text()).contains("Keel", "Customer", "Overdue invoice");
        assertThat(page.select(".tile").eachText()).anyMatch(tile -> tile.contains("€600"));
        assertThat(page.select("#subscriptions").text()).contains("sub-keel", "€50.00 a month");
        assertThat(page.select("#contracts").text()).contains("k-1", "9 Jan 2099");
        assertThat(page.select("#invoices").text()).contains("INV-1", "Overdue");
        assertThat(page.select("#revenue")).hasSize(1);
        assertThat(page.select("#timeline tbody tr")).hasSize(4);
        assertThat(page("/accounts/keel?timeline.kind=contract").select("#timeline tbody tr"))
                .hasSize(1);
        assertThat(page("/accounts/keel?timeline.q=INV-1")
                        .select("#timeline tbody tr")
                        .eachText())
                .isNotEmpty()
                .allMatch(row -> row.contains("INV-1"));
        assertThat(page("/accounts/keel?timeline.sort=when")
                        .select("#timeline tbody tr td:first-child")
                        .eachText())
                .as("the earliest first")
                .isNotEqualTo(page.select("#timeline tbody tr td:first-child").eachText())
                .containsExactlyInAnyOrderElementsOf(
                        page.select("#timeline tbody tr td:first-child").eachText());
        assertThat(page("/accounts/keel?timeline.sort=-corrected").select("#timeline tbody tr"))
                .hasSize(4);
        assertThat(page("/accounts/keel?timeline.sort=what")
                        .select("#timeline tbody tr td:nth-child(2)")
                        .eachText())
                .as("by the name of their kinds")
                .containsExactly("Account profile", "Contract", "Invoice line", "Subscription terms");
        assertThat(page("/accounts/anchorage").select(".empty").eachText())
                .as("what would fill it is said")
                .anyMatch(text -> text.contains("Records of the kind contract"));
    }

    @Test
    void each_row_opens_its_fact() {
        String fact = page("/accounts/keel?timeline.kind=contract")
                .select("#timeline tbody a")
                .attr("href");

        assertThat(page(fact).text()).contains("crm", "c1", "600");
    }

    @Test
    void the_quick_jump_finds_accounts_by_name_and_by_key_and_keeps_how_pages_are_looked_at() {
        assertThat(found("/jump?q=kee&period=2026-02")).containsExactly("/accounts/keel?period=2026-02");
        assertThat(found("/jump?q=ANCH")).contains("/accounts/anchorage");
        assertThat(found("/jump?q=no-such-account")).isEmpty();
        assertThat(page("/jump?q='").select(".jump__none")).hasSize(1);
    }

    private List<String> found(String path) {
        return page(path).select("main a[href*=/accounts/]").eachAttr("href");
    }

    @Test
    void an_account_has_a_page_whatever_its_key_is() {
        assertThat(AccountAddress.of("acct-1.a")).isEqualTo("/accounts/acct-1.a");
        assertThat(AccountAddress.of("eu/1;x")).isEqualTo("/account?key=eu%2F1%3Bx");
        assertThat(AccountAddress.of("..")).isEqualTo("/account?key=..");
        assertThat(page("/account?key=keel&period=2026-02")
                        .select(".account__head h2")
                        .text())
                .isEqualTo("Keel");
    }

    @Test
    void the_lists_of_an_account_are_arranged_each_by_itself_and_had_as_files() {
        var page = page("/accounts/keel?period=2026-02&invoices.q=nosuch");
        assertThat(page.select("#invoices-list .empty h2, #invoices-list .empty")
                        .text())
                .contains("Nothing fits");
        assertThat(page.select("#contracts").text()).contains("k-1");
        String file = page.select("#contracts-list a[download]").attr("href");
        assertThat(file).contains("list=contracts", "period=2026-02");
        assertThat(browser.get().uri(file).with(authentication(Cast.signedIn())))
                .bodyText()
                .startsWith("contract,state,from,to,value,currency")
                .contains("k-1");
        assertThat(browser.get()
                        .uri("/accounts/keel?list=invoices&invoices.state=overdue")
                        .with(authentication(Cast.signedIn())))
                .bodyText()
                .contains("INV-1,Overdue");
        String timeline = page("/accounts/keel?timeline.kind=contract")
                .select("#timeline a[download], #timeline-list a[download]")
                .attr("href");
        assertThat(browser.get().uri(timeline).with(authentication(Cast.signedIn())))
                .bodyText()
                .startsWith("at,kind,says,source,source_key,recorded_at,revision")
                .contains(",contract,")
                .doesNotContain(",invoice,");
        assertThat(browser.get().uri("/accounts/keel?list=nosuch").with(authentication(Cast.signedIn())))
                .hasStatus(404);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(browser.get().uri("/accounts/nobody").with(authentication(Cast.signedIn())))
                .hasStatus(404);
        assertThat(browser.get().uri("/accounts/keel?asof=2020-01-01").with(authentication(Cast.signedIn())))
                .hasStatus(404);
    }
}
