package io.mainstay.web.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@TestPages.Test
class SourcePageTest {

    private static final String PAGE = "/data/sources/yard";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    private Principal ada;

    @BeforeEach
    void a_source_with_more_records_than_a_page_shows() {
        ada = TestPages.ada(workspace);
        List<RawFact> records = new ArrayList<>();
        for (int at = 10; at < 35; at++) {
            records.add(fact("account_profile", "hull-" + at, Map.of("name", "Hull " + at)));
        }
        records.add(fact("opportunity", "deal-1", Map.of("type", "new_business", "stage", "open")));
        records.add(fact("no_such_kind", "wreck-1", Map.of()));
        records.add(fact("no_such_kind", "wreck-2", Map.of()));
        facts.record("yard", records);
    }

    private static RawFact fact(String kind, String key, Map<String, Object> fields) {
        String subject = kind.equals("opportunity") ? key : null;
        return new RawFact(kind, "yard", "2020-01-01", subject, new HashMap<>(fields), key, false);
    }

    @Test
    void its_records_are_paged_sorted_and_open_their_facts() {
        Document page = page(PAGE + "?records.sort=record");
        assertThat(keys(page)).hasSize(20).startsWith("deal-1", "hull-10", "hull-11");
        assertThat(page.select("#recent tbody a").attr("href")).startsWith("/facts/");
        Document next = page(page.select("#recent-list a[rel=next]").attr("href"));
        assertThat(keys(next)).containsExactly("hull-29", "hull-30", "hull-31", "hull-32", "hull-33", "hull-34");
        assertThat(next.select("#recent-list .pager span").text()).isEqualTo("6 records on this page");
        Document back = page(next.select("#recent-list a[rel=first]").attr("href"));
        assertThat(keys(back)).as("still in its order").isEqualTo(keys(page));
        assertThat(back.select("#recent-list a[rel=first]")).isEmpty();
        assertThat(keys(page(PAGE + "?records.sort=-record"))).startsWith("hull-34", "hull-33");
    }

    @Test
    void they_are_searched_and_narrowed_and_the_file_holds_what_was_found() throws Exception {
        assertThat(keys(page(PAGE + "?records.q=HULL-1"))).hasSize(10);
        Document deals = page(PAGE + "?records.kind=opportunity");
        assertThat(keys(deals)).containsExactly("deal-1");
        String found = file(deals.select("#recent-list a[download]").attr("href"));
        assertThat(found).contains("deal-1").doesNotContain("hull-");
        String all = file(PAGE + "/records.csv?records.sort=-record&aside.q=wreck");
        assertThat(all.lines()).hasSize(27);
        assertThat(all).containsSubsequence("hull-34", "hull-10", "deal-1");
    }

    @Test
    void what_is_set_aside_is_found_by_its_key_apart_from_the_records() throws Exception {
        Document page = page(PAGE + "?aside.q=wreck-2");
        assertThat(page.select("#set-aside tbody td:first-child").eachText()).containsExactly("wreck-2");
        assertThat(keys(page)).hasSize(20);
        String file = file(page.select("#set-aside-list a[download]").attr("href"));
        assertThat(file).contains("wreck-2").doesNotContain("wreck-1");
    }

    private static List<String> keys(Document page) {
        return page.select("#recent tbody td:first-child").eachText();
    }

    private Document page(String path) {
        return TestPages.page(
                mvc.get().uri(URI.create(path)).with(TestPages.as(ada)).exchange());
    }

    private String file(String path) throws Exception {
        var answer = mvc.get().uri(URI.create(path)).with(TestPages.as(ada)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
