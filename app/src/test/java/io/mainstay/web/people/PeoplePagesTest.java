package io.mainstay.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
class PeoplePagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Members members;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
    }

    @Test
    void whoever_holds_the_link_joins_and_is_in() {
        String path = invite("dora@example.com", "viewer");
        Document form = TestPages.page(mvc.get().uri(path).exchange());
        assertThat(form.select("main").text()).contains("Ada invited you as Viewer", "dora@example.com");
        var weak = mvc.post()
                .uri(path)
                .with(TestPages.form(mvc))
                .param("name", "Dora")
                .param("password", "short");
        assertThat(weak).hasStatus(422);
        var joined = mvc.post()
                .uri(path)
                .with(TestPages.form(mvc))
                .param("name", "Dora")
                .param("password", "nine lives of a harbor cat")
                .exchange();
        assertThat(joined).hasStatus(303).hasHeader("Location", "/");
        Cookie session = joined.getResponse().getCookie("mainstay");
        Document sessions = TestPages.page(
                mvc.get().uri("/settings/sessions").cookie(session).exchange());
        assertThat(sessions.select("tbody tr")).hasSize(1);
        assertThat(sessions.select("tbody").text()).contains("This one");
        assertThat(mvc.get().uri("/settings/people").cookie(session)).hasStatus(403);
        assertThat(mvc.get().uri(path)).as("the link works once").hasStatus(404);
        long dora = members.findByEmail("dora@example.com").orElseThrow().id();
        assertThat(post("/settings/people/" + dora + "/deactivation", Map.of())).hasStatus(303);
        assertThat(mvc.get().uri("/settings/sessions").cookie(session))
                .as("out at once")
                .hasStatus(302);
    }

    @Test
    void the_members_are_listed_and_one_is_given_another_role() {
        String path = invite("eli@example.com", "csm");
        mvc.post()
                .uri(path)
                .with(TestPages.form(mvc))
                .param("name", "Eli")
                .param("password", "nine lives of a harbor cat")
                .exchange();
        long eli = members.findByEmail("eli@example.com").orElseThrow().id();
        Document list = get("/settings/people");
        assertThat(list.select("#members tbody").text()).contains("Ada", "eli@example.com", "CSM");
        Document owners = get("/settings/people?role=owner&sort=-name");
        assertThat(owners.select("#members tbody").text()).contains("Ada").doesNotContain("eli@example.com");
        assertThat(mvc.get().uri("/settings/people?role=owner&format=csv").with(TestPages.as(ada)))
                .bodyText()
                .startsWith("name,email,role")
                .contains("Ada")
                .doesNotContain("eli@example.com");
        var change = Map.of("role", "manager", "sees", "own", "team", "West", "knownAs", "Eli");
        assertThat(post("/settings/people/" + eli, change)).hasStatus(303);
        Document person = get("/settings/people/" + eli);
        assertThat(person.select("#field-role option[selected]").val()).isEqualTo("manager");
        assertThat(person.select("#field-team").val()).isEqualTo("West");
        var wrong = post("/settings/people/" + eli, Map.of("role", "admin", "sees", "own"));
        assertThat(wrong).hasStatus(422);
        assertThat(TestPages.page(wrong).select("[role=alert]").text()).contains("see all customers");
    }

    @Test
    void what_was_typed_wrong_stays() {
        var result = post(
                "/settings/people/invitations",
                Map.of("name", "Fay", "email", "no address", "role", "viewer", "sees", "all"));
        assertThat(result).hasStatus(422);
        Document page = TestPages.page(result);
        assertThat(page.select("[role=alert]").text()).contains("Type an e-mail address");
        assertThat(page.select("#field-name").val()).isEqualTo("Fay");
        assertThat(page.select("#members tbody")).as("the form narrows no list").isNotEmpty();
        assertThat(page.select("#members thead a").first().attr("href")).isEqualTo("/settings/people?sort=name");
    }

    @Test
    void the_last_owner_stays_one() {
        var result = post("/settings/people/" + ada.member(), Map.of("role", "viewer", "sees", "all"));
        assertThat(result).hasStatus(422);
        assertThat(TestPages.page(result).select("[role=alert]").text()).contains("the last owner");
    }

    private String invite(String email, String role) {
        var result = post(
                "/settings/people/invitations",
                Map.of("name", "Somebody", "email", email, "role", role, "sees", "all"));
        assertThat(result).hasStatus(201);
        String link = TestPages.page(result).select("#made-link").text();
        Document waiting = get("/settings/people?invited.q=" + email);
        assertThat(waiting.html()).as("shown once").doesNotContain(link);
        assertThat(waiting.select("#invited tbody tr")).hasSize(1);
        assertThat(mvc.get()
                        .uri(URI.create(
                                waiting.select("#invited-list a[download]").attr("href")))
                        .with(TestPages.as(ada)))
                .bodyText()
                .startsWith("name,email,as,by")
                .contains(email);
        return link.substring(link.indexOf("/join/"));
    }

    private Document get(String path) {
        return TestPages.page(mvc.get().uri(path).with(TestPages.as(ada)).exchange());
    }

    private MvcTestResult post(String path, Map<String, String> values) {
        var request = mvc.post().uri(path).with(TestPages.form(mvc)).with(TestPages.as(ada));
        values.forEach(request::param);
        return request.exchange();
    }
}
