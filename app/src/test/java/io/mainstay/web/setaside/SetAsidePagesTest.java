package io.mainstay.web.setaside;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.SetAside;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A source of its own, so that what others set aside on the same database does not matter. */
@TestPages.Test
class SetAsidePagesTest {

    private static final String SOURCE = "warped";
    private static final Principal INES = new Principal(9, "Ines", Role.VIEWER, Reach.everything());

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    private Principal ada;

    @BeforeEach
    void three_records_wait() {
        ada = TestPages.ada(workspace);
        waiting().forEach(record -> facts.discard(ada, record.id()));
        facts.record(SOURCE, List.of(terms("w-a", "free"), terms("w-b", "free"), terms("w-c", "free")));
        facts.record(SOURCE, List.of(terms("w-b", "free")));
    }

    private static RawFact terms(String key, String price) {
        Map<String, Object> fields = new HashMap<>(Map.of("status", "active", "currency", "EUR", "unit_price", price));
        return new RawFact("subscription_terms", "warped", "2020-01-01", "sub-" + key, fields, key, false);
    }

    private List<SetAside> waiting() {
        return facts.setAside(ada, SetAsidePage.open(100).of(SOURCE, null, null));
    }

    private SetAside waiting(String key) {
        return waiting().stream()
                .filter(record -> record.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(TestPages.as(ada)).exchange();
    }

    private Document page(String path) {
        var answer = get(path);
        assertThat(answer).as(path).hasStatusOk();
        return TestPages.page(answer);
    }

    private MvcTestResult post(Principal who, String path, String... form) {
        var request = mvc.post().uri(path).with(TestPages.as(who)).with(TestPages.form(mvc));
        for (int at = 0; at < form.length; at += 2) {
            request.param(form[at], form[at + 1]);
        }
        return request.exchange();
    }

    private List<String> keys(String query) {
        return page("/data/set-aside?source=" + SOURCE + query)
                .select("#set-aside tbody tr td:first-child")
                .eachText();
    }

    @Test
    void the_list_is_sorted_by_its_address_and_pages_keep_the_order() {
        assertThat(keys("")).containsExactly("w-c", "w-b", "w-a");
        assertThat(keys("&q=W-B")).containsExactly("w-b");
        assertThat(keys("&kind=nosuch")).isEmpty();
        assertThat(page("/data/set-aside?source=warped")
                        .select("select[name=source] option[selected]")
                        .val())
                .isEqualTo("warped");
        assertThat(keys("&sort=record")).containsExactly("w-a", "w-b", "w-c");
        assertThat(keys("&sort=why")).as("the same reason").containsExactly("w-a", "w-b", "w-c");
        assertThat(keys("&sort=-times")).first().isEqualTo("w-b");
        assertThat(keys("&sort=record&before=" + waiting("w-a").id())).containsExactly("w-b", "w-c");
        Document behind = page("/data/set-aside?source=warped&sort=record&before="
                + waiting("w-c").id());
        assertThat(behind.select("#set-aside tbody tr")).isEmpty();
        assertThat(behind.select("a[rel=first]").attr("href"))
                .as("there is a way back, narrowed as before")
                .isEqualTo("/data/set-aside?source=warped&sort=record");
        assertThat(page("/data/set-aside?source=warped&sort=record")
                        .select("th[aria-sort=ascending]")
                        .text())
                .isEqualTo("Record");
    }

    @Test
    void the_file_holds_all_of_them_and_begins_at_the_first() {
        var csv = get("/data/set-aside?source=warped&sort=record&format=csv");
        assertThat(csv)
                .hasStatusOk()
                .bodyText()
                .satisfies(text -> assertThat(text.lines().skip(1).map(line -> line.split(",")[3]))
                        .containsExactly("w-a", "w-b", "w-c"));
        assertThat(page("/data/set-aside?source=warped&before=" + waiting("w-b").id())
                        .select("a[download]")
                        .attr("href"))
                .contains("format=csv")
                .doesNotContain("before");
    }

    @Test
    void a_record_is_mended_in_its_form() {
        long id = waiting("w-a").id();
        Document form = page("/data/set-aside/" + id);
        assertThat(form.select("#field-field\\.unit_price").val()).isEqualTo("free");
        var wrong = post(ada, "/data/set-aside/" + id + "/mending", mended("still free"));
        assertThat(wrong).hasStatus(422);
        assertThat(TestPages.page(wrong).select("#field-field\\.unit_price").val())
                .as("what was typed is kept")
                .isEqualTo("still free");
        assertThat(post(ada, "/data/set-aside/" + id + "/mending", mended("12.50")))
                .hasStatus(303);
        assertThat(page("/data/set-aside/" + id).select(".badge").text()).isEqualTo("Mended");
        assertThat(facts.current(ada, SOURCE, List.of("w-a"))).containsKey("w-a");
    }

    private static String[] mended(String price) {
        return new String[] {
            "kind", "subscription_terms",
            "account", "warped",
            "at", "2020-01-01",
            "subject", "sub-w-a",
            "key", "w-a",
            "field.status", "active",
            "field.currency", "EUR",
            "field.unit_price", price
        };
    }

    @Test
    void a_record_is_tried_again_as_it_came_and_let_go() {
        long again = waiting("w-b").id();
        assertThat(post(ada, "/data/set-aside/" + again + "/replay")).hasStatus(303);
        assertThat(page("/data/set-aside/" + again).select(".badge").text()).isEqualTo("Waits");
        long gone = waiting("w-c").id();
        assertThat(post(ada, "/data/set-aside/" + gone + "/discard")).hasStatus(303);
        assertThat(page("/data/set-aside/" + gone).select(".badge").text()).isEqualTo("Discarded");
        assertThat(keys("")).doesNotContain("w-c");
    }

    @Test
    void who_may_not_bring_in_records_sees_them_and_changes_nothing() {
        long id = waiting("w-a").id();
        var seen =
                mvc.get().uri("/data/set-aside/" + id).with(TestPages.as(INES)).exchange();
        assertThat(TestPages.page(seen).select("form[action$=mending]")).isEmpty();
        for (String deed : List.of("mending", "replay", "discard")) {
            assertThat(post(INES, "/data/set-aside/" + id + "/" + deed, mended("1")))
                    .as(deed)
                    .hasStatus(403);
        }
        assertThat(waiting("w-a").state()).isEqualTo(SetAside.State.OPEN);
    }
}
