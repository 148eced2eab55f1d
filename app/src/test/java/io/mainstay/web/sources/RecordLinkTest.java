package io.mainstay.web.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriUtils;

@TestPages.Test
class RecordLinkTest {

    private static final String AT = "/data/sources/linked/record-link";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    private Principal ada;
    private long seq;

    @BeforeEach
    void a_fact_with_an_odd_key() {
        ada = TestPages.ada(workspace);
        var fact = new RawFact(
                "opportunity",
                "linked",
                "2020-01-01",
                "deal 7",
                new HashMap<>(Map.of("type", "new_business", "stage", "open")),
                "../x?\"<b>",
                false);
        facts.record("linked", List.of(fact));
        seq = facts.latest(ada, "linked", 1).getFirst().seq();
    }

    private MvcTestResult set(String address) {
        return mvc.post()
                .uri(AT)
                .param("address", address)
                .with(TestPages.as(ada))
                .with(TestPages.form(mvc))
                .exchange();
    }

    private Elements link() {
        var page = mvc.get().uri("/facts/" + seq).with(TestPages.as(ada)).exchange();
        return TestPages.page(page).select("a[target=_blank]");
    }

    @Test
    void a_fact_leads_to_its_record_and_what_the_record_says_cannot_change_where() {
        assertThat(set("https://crm.example/deals/{key}?of={subject}")).hasStatus(303);
        assertThat(link().attr("href")).isEqualTo("https://crm.example/deals/..%2Fx%3F%22%3Cb%3E?of=deal%207");
        assertThat(link().attr("rel")).isEqualTo("noopener noreferrer");
        assertThat(set("")).hasStatus(303);
        assertThat(link()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example/{key}",
                "javascript:alert('{key}')",
                "https://{key}.example/",
                "https://crm.example/deals",
                "https://ada:secret@crm.example/{key}",
                "https:///{key}",
                "nothing {key}"
            })
    void what_is_no_safe_address_is_refused_with_what_to_write(String address) {
        var answer = set(address);
        assertThat(answer).hasStatus(422);
        var page = TestPages.page(answer);
        assertThat(page.select(".field__error").text()).contains("https://");
        assertThat(page.select("#field-address").val())
                .as("what was typed is kept")
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm/eu", "..", "a;b=c%2F~7E", "B\u00fcro & S\u00f6hne\\x", "plain_name-1"})
    void a_source_has_its_pages_whatever_it_is_called(String name) {
        facts.record(
                name,
                List.of(new RawFact("account_profile", "linked", "2020-01-01", null, new HashMap<>(), "p", false)));
        String href = new SourceAddress(name).href();
        assertThat(SourceAddress.valueOf(UriUtils.decode(href.substring("/data/sources/".length()), UTF_8))
                        .name())
                .isEqualTo(name);
        for (String page : List.of(href, href + "/record-link")) {
            var shown = mvc.get().uri(URI.create(page)).with(TestPages.as(ada)).exchange();
            assertThat(shown).as(page).hasStatusOk();
            assertThat(TestPages.page(shown).text()).contains(name.strip());
        }
        var list = mvc.get().uri("/data/sources").with(TestPages.as(ada)).exchange();
        assertThat(TestPages.page(list).getElementsByAttributeValue("href", href))
                .isNotEmpty();
    }
}
