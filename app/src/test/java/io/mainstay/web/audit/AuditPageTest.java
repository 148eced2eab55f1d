package io.mainstay.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditChain;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@TestPages.Test
class AuditPageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Audit audit;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
    }

    @Test
    void a_failed_sign_in_is_noted_with_its_address_but_not_with_what_may_be_a_password() {
        signIn("hunter2-typed-here", "wrong");
        signIn("ada@example.com", "wrong");
        Document page = open("/settings/audit?action=sign_in.failed");
        assertThat(page.select("#audit tbody tr").eachText())
                .anyMatch(row -> row.contains("unknown e-mail") && row.contains("127.0.0.1"))
                .anyMatch(row -> row.contains("ada@example.com"))
                .noneMatch(row -> row.contains("hunter2"));
    }

    @Test
    void taking_a_list_away_is_noted() throws Exception {
        var csv = mvc.get()
                .uri("/settings/audit?format=csv&who=Ada")
                .with(TestPages.as(ada))
                .exchange();
        assertThat(csv).hasStatusOk();
        assertThat(csv.getResponse().getContentAsString()).startsWith("line,at,member,who,action,object");
        Document page = open("/settings/audit?action=list.exported&object=AUDIT");
        assertThat(page.select("#audit tbody tr").first().text()).contains("Ada", "List exported", "who=Ada");
    }

    @Test
    void the_lines_come_page_by_page_and_the_chain_is_said_to_be_whole() {
        for (int at = 0; at < 60; at++) {
            audit.note(ada, "thing.done", "thing " + at, Map.of());
        }
        Document first = open("/settings/audit?action=thing.done");
        assertThat(first.select("#audit tbody tr")).hasSize(50);
        Document second = open(first.select("a[rel=next]").attr("href"));
        assertThat(second.select("#audit tbody tr").eachText())
                .hasSize(10)
                .last()
                .asString()
                .contains("thing 0");
        assertThat(second.select("a[rel=first]").attr("href"))
                .as("the way back, narrowed as before")
                .isEqualTo("/settings/audit?action=thing.done");
        assertThat(mvc.post()
                        .uri("/settings/audit/check")
                        .with(TestPages.form(mvc))
                        .with(TestPages.as(ada)))
                .hasStatus(303);
        Document checked = open("/settings/audit");
        assertThat(checked.select(".banner--good").text()).contains("whole through line");
        assertThat(checked.select("#audit-head").text())
                .as("the head, to be noted elsewhere")
                .isEqualTo(audit.head(ada).hashText());
    }

    @Test
    void it_is_searched_and_read_from_the_beginning_through_the_address() throws Exception {
        audit.note(ada, "ship.painted", "the red one", Map.of("port", "Kiel"));
        audit.note(ada, "ship.painted", "the blue one", Map.of("port", "Oslo"));
        assertThat(open("/settings/audit?q=kiel").select("#audit tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("the red one");
        Document back = open("/settings/audit?q=ship.painted");
        assertThat(back.select("#audit tbody tr").first().text()).contains("the blue one");
        Document forth = open(back.select("#audit th a").first().attr("href"));
        assertThat(forth.select("#audit tbody tr").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("the red one");
        var csv = mvc.get()
                .uri(forth.select("a[download]").attr("href"))
                .with(TestPages.as(ada))
                .exchange();
        assertThat(csv.getResponse().getContentAsString()).containsSubsequence("the red one", "the blue one");
    }

    @Test
    void each_column_but_the_details_sorts_and_pages_keep_the_order() {
        var zoe = new Principal(7, "zoe", Role.ADMIN, Reach.everything());
        for (int at = 10; at < 65; at++) {
            audit.note(at % 2 == 0 ? zoe : ada, at == 33 ? "rope.cut" : "rope.tied", "rope " + at, Map.of());
        }
        String ropes = "/settings/audit?object=rope&sort=";
        assertThat(column(open(ropes + "-who"), 3)).startsWith("zoe").endsWith("Ada");
        assertThat(column(open(ropes + "action"), 4)).startsWith("Rope cut", "Rope tied");
        Document first = open(ropes + "object");
        Document second = open(first.select("a[rel=next]").attr("href"));
        assertThat(column(first, 5)).hasSize(50).startsWith("rope 10", "rope 11");
        assertThat(column(second, 5)).containsExactly("rope 60", "rope 61", "rope 62", "rope 63", "rope 64");
        assertThat(first.select("#audit th[aria-sort=ascending]").text()).isEqualTo("To what");
    }

    @Test
    void it_is_narrowed_by_the_address_a_deed_came_from() {
        signIn("nobody@example.com", "wrong");
        assertThat(column(open("/settings/audit?address=127.0.0"), 6))
                .isNotEmpty()
                .allMatch("127.0.0.1"::equals);
        assertThat(open("/settings/audit?address=10.9.").select(".empty h2").text())
                .isEqualTo("No line fits");
    }

    private static List<String> column(Document page, int number) {
        return page.select("#audit tbody td:nth-child(%d)".formatted(number)).eachText();
    }

    @Test
    void only_owners_and_admins_read_it() {
        var ben = new Principal(2, "Ben", Role.MANAGER, Reach.everything());
        assertThat(mvc.get().uri("/settings/audit").with(TestPages.as(ben))).hasStatus(403);
        assertThat(mvc.get().uri("/settings/audit?format=csv").with(TestPages.as(ben)))
                .hasStatus(403);
        assertThat(open("/settings/audit?action=access.refused&who=Ben").select("#audit tbody tr"))
                .as("a refusal is noted")
                .isNotEmpty();
        Document company = TestPages.page(
                mvc.get().uri("/settings/company").with(TestPages.as(ben)).exchange());
        assertThat(company.select(".tabs a").eachText()).contains("Company").doesNotContain("Audit");
    }

    @Test
    void lines_added_at_the_same_time_still_form_one_chain() {
        IntStream.range(0, 80).parallel().forEach(at -> audit.note(ada, "thing.done_at_once", "thing " + at, Map.of()));
        assertThat(audit.check(ada)).isInstanceOf(AuditChain.Whole.class);
    }

    private Document open(String path) {
        return TestPages.page(mvc.get().uri(path).with(TestPages.as(ada)).exchange());
    }

    private void signIn(String email, String password) {
        mvc.post()
                .uri("/sign-in")
                .with(TestPages.form(mvc))
                .param("email", email)
                .param("password", password)
                .exchange();
    }
}
