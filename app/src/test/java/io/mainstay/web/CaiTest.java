package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cai looks after Keel. Of Harbor there is nothing for Cai, wherever one looks. */
@TwoPortfolios.Test
class CaiTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TwoPortfolios world;

    @Autowired
    private Metrics metrics;

    @Autowired
    private Tokens tokens;

    private Principal cai;

    @BeforeEach
    void setUp() {
        world.come();
        cai = world.cai().principal();
    }

    @Test
    void cais_arr_is_the_sum_over_cais_accounts() {
        Period month = metrics.calendar().parse("2026-02").orElseThrow();
        Question arr = Question.of("arr", List.of(month));
        List<Point> all = metrics.ask(Cast.ADA, arr.by(new Cut.ByAccount())).points();
        BigDecimal own = all.stream()
                .filter(point -> cai.reach().holds(Long.parseLong(String.valueOf(point.group()))))
                .map(point -> point.value().orNull())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(own).isEqualByComparingTo("600");
        assertThat(metrics.ask(cai, arr).single().value().orNull()).isEqualByComparingTo(own);
        var nobody = new Principal(9, "Nobody", Role.CSM, Reach.of(Set.of()));
        assertThat(metrics.ask(nobody, arr).single().value()).isEqualTo(Value.none("Nobody is in your portfolio"));
        assertThat(metrics.ask(nobody, arr.by(new Cut.ByAccount())).points()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview?period=2026-02",
                "/accounts",
                "/accounts?q=harbor",
                "/accounts?sort=-arr&attribute=owner",
                "/accounts?format=csv",
                "/accounts?asof=2025-06-30",
                "/metrics",
                "/metrics/mrr?cut=account&period=2026-02",
                "/metrics/mrr?cut=owner&period=2026-02",
                "/metrics/mrr.csv?cut=account&period=2026-02",
                "/metrics/mrr/accounts?period=2026-01",
                "/metrics/expansion_mrr/accounts?period=2026-01",
                "/metrics/mrr/compare?period=2026-02&before=2025-06-30",
                "/metrics/mrr/accounts.csv?period=2026-01&q=harbor",
                "/metrics/mrr/compare.csv?period=2026-02&known=2025-06-30",
                "/metrics/mrr.csv?period=2026-02&cut=account&sort=name",
                "/overview?period=2026-02&grew.sort=name&renewals.q=harbor",
                "/overview/movers/grew.csv?period=2026-01",
                "/overview/movers/lost.csv?period=2026-02",
                "/overview/renewals.csv",
                "/revenue/definitions?period=2026-02&left=nrr&right=grr&q=harbor",
                "/revenue/definitions.csv?period=2026-02&left=nrr&right=grr",
                "/metrics/cohorts",
                "/metrics/cohorts.csv",
                "/jump?q=harbor",
                "/jump?q=harb",
                "/settings/policy/past_due_days",
                "/api/v1/metrics/mrr?cut=account&period=2026-02",
                "/api/v1/metrics/mrr?cut=account&period=2026-02&format=csv",
                "/api/v1/metrics/mrr?cut=owner&period=2026-02",
                "/api/v1/accounts/keel/facts"
            })
    void nothing_of_harbor_is_on_any_page_in_any_list_or_export(String address) {
        MvcTestResult answer = get(address, cai);
        assertThat(answer).hasStatusOk();
        String shown = text(answer);
        assertThat(shown).doesNotContain("Harbor").doesNotContain("/accounts/harbor");
        if (address.contains("/api/") || address.contains("csv")) {
            assertThat(shown).doesNotContain("harbor");
        }
        assertThat(shown).as("nor its owner").doesNotContain(">Ada<").doesNotContain("\"Ada\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts/{key}, nosuch",
        "/accounts/{key}?period=2025-06, nosuch",
        "/metrics/mrr/accounts/{account}, 999999",
        "/metrics/mrr/accounts/{account}/facts/{fact}, 999999",
        "/facts/{fact}, 999999",
        "/api/v1/facts/{fact}, 999999",
        "/api/v1/accounts/{key}/facts, nosuch",
        "/api/v1/metrics/mrr?filter.account={key}, nosuch"
    })
    void what_is_harbors_is_answered_as_what_is_not_there(String address, String missing) {
        Map<String, String> harbor = world.places("harbor");
        var hidden = get(at(address, harbor), cai);
        var none = get(at(address, Map.of("key", missing, "account", missing, "fact", missing)), cai);
        assertThat(hidden.getResponse().getStatus())
                .isEqualTo(none.getResponse().getStatus())
                .isIn(400, 404);
        assertThat(words(hidden, harbor.get("key"), harbor.get("account"), harbor.get("fact")))
                .isEqualTo(words(none, missing, missing, missing));
        assertThat(get(at(address, world.places("keel")), cai)).hasStatusOk();
        assertThat(get(at(address, harbor), Cast.ADA)).hasStatusOk();
    }

    @Test
    void a_token_of_cais_reaches_as_far_as_cai() {
        String token = tokens.make("Sheet", Set.of(Scope.METRICS_READ, Scope.FACTS_READ), 7, cai)
                .text();
        var answer = mvc.get()
                .uri("/api/v1/metrics/mrr?cut=account&period=2026-02")
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(text(answer)).contains("\"keel\"").doesNotContain("harbor");
        assertThat(mvc.get().uri("/api/v1/accounts/harbor/facts").header("Authorization", "Bearer " + token))
                .hasStatus(404);
    }

    @Test
    void an_account_given_to_somebody_else_is_gone_at_the_next_click() {
        world.own("o4", "keel", "2025-03-01", "Ada");
        assertThat(get("/accounts/keel", world.cai().principal())).hasStatus(404);
        world.own("o4", "keel", "2025-03-01", "Cai");
        assertThat(get("/accounts/keel", world.cai().principal())).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview",
                "/accounts",
                "/metrics",
                "/metrics/mrr?cut=account",
                "/metrics/mrr/accounts",
                "/metrics/mrr/compare",
                "/metrics/cohorts",
                "/revenue/definitions"
            })
    void who_owns_no_customer_is_told_so_instead_of_being_shown_zeros(String address) {
        var dana = new Principal(cai.member(), "Dana", Role.CSM, Reach.of(Set.of()));
        MvcTestResult answer = get(address, dana);
        assertThat(answer).hasStatusOk();
        Document page = TestPages.page(answer);
        assertThat(page.select(".empty").text())
                .startsWith("No customer is yours yet")
                .contains("Ask an owner, admin or manager");
        assertThat(page.select("main").text()).doesNotContain("€").doesNotContain("0");
        assertThat(page.select(".empty a")).as("there is no more to see").isEmpty();
        assertThat(get("/accounts/keel", dana)).hasStatus(404);
        assertThat(text(get("/metrics/mrr.csv?cut=account&period=2026-02", dana))
                        .lines())
                .as("a file without rows")
                .hasSize(1);
    }

    @Test
    void who_owns_no_customer_is_told_no_number_by_programs_and_by_a_policys_effects_either() throws Exception {
        var dana = new Principal(cai.member(), "Dana", Role.CSM, Reach.of(Set.of()));
        assertThat(text(get("/api/v1/metrics/mrr?period=2026-02", dana)))
                .contains("\"value\":null", "\"why\":\"Nobody is in your portfolio\"", "\"numerator\":null");
        assertThat(text(get("/api/v1/metrics/arr?period=2026-02&format=csv", dana)))
                .contains(",,Nobody is in your portfolio,,,money");
        assertThat(text(get("/metrics/mrr.csv?period=2026-02", dana)))
                .contains(",,Nobody is in your portfolio,,,money");
        var effects = TestPages.page(get("/settings/policy/paused", dana)).select(".effects tbody");
        assertThat(effects.text()).contains("–").doesNotContain("€", "0", "changes nothing");
        assertThat(effects.html()).contains("Nobody is in your portfolio");
    }

    @Test
    void who_looks_at_a_portfolio_without_customers_can_go_back_to_all() {
        Document page = TestPages.page(get("/overview?period=2026-02&scope=mine", Cast.ADA));
        assertThat(page.select(".empty").text()).startsWith("No customer is yours This page");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/overview?period=2026-02");
        assertThat(TestPages.page(get("/overview?period=2026-02", Cast.ADA)).select(".tile"))
                .isNotEmpty();
    }

    private MvcTestResult get(String address, Principal person) {
        return mvc.get().uri(address).with(TwoPortfolios.as(person)).exchange();
    }

    private static String at(String address, Map<String, String> places) {
        String path = address;
        for (var place : places.entrySet()) {
            path = path.replace("{" + place.getKey() + "}", place.getValue());
        }
        return path;
    }

    /** What is told, without what was asked for. */
    private static String words(MvcTestResult answer, String... asked) {
        String text = text(answer);
        String main =
                text.contains("<main") ? TestPages.page(answer).select("main").text() : text;
        for (String one : asked) {
            main = main.replaceAll("\\b" + one + "\\b", "…");
        }
        return main;
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
