package io.mainstay.web.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Policies;
import io.mainstay.metrics.Targets;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
class PolicyTest {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Cast cast;

    @Autowired
    private Policies policies;

    @Autowired
    private Targets targets;

    @Autowired
    private Metrics metrics;

    @BeforeEach
    void the_cast() {
        cast.comes();
        policies.change(Cast.ADA, policies.standard().answers());
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(authentication(Cast.signedIn())).exchange();
    }

    private Document page(String path) {
        return read(get(path));
    }

    private static Document read(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult post(String path, Map<String, String> typed) {
        var request =
                browser.post().uri(path).with(authentication(Cast.signedIn())).with(TestPages.form(browser));
        typed.forEach(request::param);
        return request.exchange();
    }

    @Test
    void every_question_is_shown_with_its_answer() {
        var page = page("/settings/policy");

        assertThat(page.select(".option")).hasSize(policies.standard().options().size());
        assertThat(page.select(".option").eachText())
                .anyMatch(text -> text.contains("Does a paused subscription keep its MRR?"));
    }

    @Test
    void what_each_answer_does_is_shown_before_it_is_given() {
        var effects = page("/settings/policy/paused").select(".effects tbody tr");

        assertThat(effects).hasSize(2);
        assertThat(effects.select("tr.effects__now").text()).contains("In force", "€170", "€2,040");
        assertThat(policies.inForce().answer("paused")).isEqualTo("zero");
    }

    @Test
    void any_number_can_be_tried_and_what_is_none_is_said() {
        assertThat(page("/settings/policy/grace_days?try=45")
                        .select(".effects tbody")
                        .text())
                .contains("45");
        assertThat(page("/settings/policy/grace_days?try=soon")
                        .select("[role=alert]")
                        .text())
                .contains("is not a whole number");
        assertThat(get("/settings/policy/nothing")).hasStatus(404);
    }

    @Test
    void a_change_is_noted_with_who_made_it_and_can_be_undone() {
        assertThat(post("/settings/policy/paused", Map.of("answer", "keep")))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/settings/policy?changed=paused");
        var page = page("/settings/policy?changed=paused");
        assertThat(page.select(".banner--good").text()).contains("Paused subscriptions is now: Yes");
        assertThat(page.select("#changes tbody tr").first().text()).contains("Ada", "Paused subscriptions");

        String undo = page.select(".banner--good input[name=answer]").attr("value");
        post("/settings/policy/paused", Map.of("answer", undo));
        assertThat(policies.inForce().answer("paused")).isEqualTo("zero");
    }

    @Test
    void changes_are_searched_sorted_narrowed_and_taken_along() {
        post("/settings/policy/paused", Map.of("answer", "keep"));
        post("/settings/policy/grace_days", Map.of("answer", "11"));
        post("/settings/policy/grace_days", Map.of("answer", "22"));
        assertThat(page("/settings/policy?changes.q=PAUSED")
                        .select("#changes tbody td:nth-child(3)")
                        .eachText())
                .isNotEmpty()
                .containsOnly("Paused subscriptions");
        Document grace = page("/settings/policy?changes.q=grace&changes.sort=when");
        assertThat(grace.select("#changes tbody td:nth-child(5)").eachText()).containsSubsequence("11", "22");
        assertThat(grace.select("#changes form[action=/settings/policy/grace_days] input[name=answer]")
                        .eachAttr("value"))
                .as("only the last change of a question is undone")
                .containsExactly("11");
        assertThat(grace.select("select[name=changes.question] option").eachText())
                .contains("Paused subscriptions");
        assertThat(get(grace.select("#changes-list a[download]").attr("href")))
                .bodyText()
                .startsWith("at,who,option,question,from,to")
                .containsSubsequence(",11", ",22")
                .doesNotContain("paused");
        assertThat(page("/settings/policy?changes.q=nosuch")
                        .select("#changes-list .empty h2")
                        .text())
                .isEqualTo("Nothing fits");
    }

    @Test
    void an_answer_that_does_not_fit_changes_nothing() {
        var answer = post("/settings/policy/paused", Map.of("answer", "perhaps"));

        assertThat(answer).hasStatus(422);
        assertThat(read(answer).select("[role=alert]").text()).contains("is not one of");
    }

    @Test
    void targets_are_searched_narrowed_sorted_and_taken_along_and_those_not_shown_stay() {
        assertThat(post("/settings/targets", Map.of("nrr", "111%", "grr", "91%")))
                .hasStatus(303);
        Document set = page("/settings/targets?family=Retention&state=Set&sort=-target");
        List<String> inputs = set.select(".targets input").eachAttr("name");
        assertThat(inputs).containsSubsequence("nrr", "grr");
        assertThat(set.select("main h2").eachText()).containsExactly("Retention");
        assertThat(page("/settings/targets?q=nosuch").select(".empty h2").text())
                .isEqualTo("Nothing fits");
        assertThat(get(set.select("a[download]").attr("href")))
                .bodyText()
                .startsWith("metric,label,family,target")
                .containsSubsequence("nrr,", "1.11", "grr,", "0.91")
                .doesNotContain("mrr,MRR");
        assertThat(post("/settings/targets", Map.of("nrr", "112%"))).hasStatus(303);
        assertThat(targets.of(metrics.get("grr")).orElseThrow())
                .as("was not on the page")
                .isEqualByComparingTo("0.91");
        post("/settings/targets", Map.of("nrr", "", "grr", ""));
    }

    @Test
    void targets_are_typed_as_people_write_them() {
        assertThat(post("/settings/targets", Map.of("nrr", "112,5 %", "grr", "")))
                .hasStatus(303);
        assertThat(targets.of(metrics.get("nrr")).orElseThrow()).isEqualByComparingTo("1.125");
        assertThat(targets.of(metrics.get("grr"))).isEmpty();
        assertThat(page("/settings/targets").select("#target-nrr").attr("value"))
                .isEqualTo("112.5%");

        var wrong = post("/settings/targets", Map.of("nrr", "a lot", "grr", "90%"));
        assertThat(wrong).hasStatus(422);
        assertThat(read(wrong).select("#problem-nrr").text()).contains("110%");
        assertThat(read(wrong).select("#target-nrr").attr("value"))
                .as("what was typed")
                .isEqualTo("a lot");
        assertThat(targets.of(metrics.get("grr"))).as("nothing was saved").isEmpty();
    }
}
