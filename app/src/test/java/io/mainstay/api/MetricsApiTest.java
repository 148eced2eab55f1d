package io.mainstay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class MetricsApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    private ApiCaller reader;

    @BeforeEach
    void two_accounts_of_which_one_grew() {
        reader = ApiCaller.on(port, workspace, tokens, Scope.METRICS_READ);
        facts.record(
                "billing",
                List.of(
                        terms("h1", "harbor", "2025-01-10", "100"),
                        terms("h2", "harbor", "2026-01-10", "120"),
                        terms("k1", "keel", "2025-01-10", "50"),
                        new RawFact(
                                "account_profile", "keel", "2025-01-01", null, Map.of("segment", "SMB"), "p", false)));
        metrics.catchUp();
    }

    private static RawFact terms(String key, String account, String at, String price) {
        var fields = Map.<String, Object>of("status", "active", "currency", "EUR", "unit_price", price);
        return new RawFact(
                "subscription_terms", account, at, "sub-" + account, new java.util.HashMap<>(fields), key, false);
    }

    @Test
    void a_value_comes_with_its_parts_as_decimal_texts() {
        var nrr = reader.get("/api/v1/metrics/nrr?period=2026-02");

        assertThat(nrr.status()).isEqualTo(200);
        assertThat(nrr.at("/unit")).isEqualTo("percent");
        assertThat(nrr.at("/points/0/numerator")).isEqualTo("170");
        assertThat(nrr.at("/points/0/denominator")).isEqualTo("150");
        assertThat(nrr.at("/points/0/value")).isEqualTo("1.133333333333");
        assertThat(nrr.at("/known_at")).isNotEmpty();
        assertThat(nrr.at("/freshest")).isNotEmpty();
        assertThat(nrr.at("/coverage/share")).isEqualTo("1");
        assertThat(nrr.at("/coverage/parts/0/due")).isEqualTo("2");
    }

    @Test
    void no_value_says_why() {
        var nrr = reader.get("/api/v1/metrics/nrr?period=2025-02");

        assertThat(nrr.json().at("/points/0/value").isNull()).isTrue();
        assertThat(nrr.at("/points/0/why")).contains("zero");
        var nobody = reader.get("/api/v1/metrics/arr?period=2026-02&filter.nosuch=1");
        assertThat(nobody.json().at("/points/0/value").isNull()).isTrue();
        assertThat(nobody.at("/points/0/why")).isEqualTo("No account has an attribute nosuch");
    }

    @Test
    void it_can_be_cut_and_filtered_and_told_by_the_keys_of_accounts() {
        assertThat(reader.get("/api/v1/metrics/arr?period=2026-02&cut=account")
                        .whole()
                        .body())
                .contains("\"group\":\"harbor\"", "\"value\":\"1440\"", "\"group\":\"keel\"", "\"value\":\"600\"");
        assertThat(reader.get("/api/v1/metrics/arr?period=2026-02&filter.segment=SMB")
                        .at("/points/0/value"))
                .isEqualTo("600");
        assertThat(reader.get("/api/v1/metrics/arr?period=2026-02&filter.account=harbor")
                        .at("/points/0/value"))
                .isEqualTo("1440");
        assertThat(reader.get("/api/v1/metrics/mrr?period=2025&grain=quarter")
                        .json()
                        .at("/points")
                        .size())
                .isEqualTo(4);
        assertThat(reader.get("/api/v1/metrics/mrr?period=2026-02&asof=2024-01-01")
                        .at("/points/0/why"))
                .as("as known before anything was")
                .isEqualTo("The period has not begun");
    }

    @Test
    void csv_is_given_where_it_is_asked_for() {
        var csv = reader.get("/api/v1/metrics/arr?period=2026-02&format=csv");

        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.whole().body().lines().skip(1).findFirst().orElseThrow())
                .startsWith("arr,2026-02,2026-02-01,2026-03-01,,2040,,2040,,money,EUR,false,");
        assertThat(reader.send(reader.to("/api/v1/metrics").header("Accept", "text/csv"))
                        .whole()
                        .body())
                .startsWith("metric,label");
    }

    @Test
    void what_cannot_be_read_is_a_problem_that_says_what_to_write() {
        for (String query : List.of(
                "period=soon",
                "grain=eon",
                "cut=No!",
                "cut=nosuch",
                "asof=never",
                "colour=red",
                "from=2026-02&to=2026-01",
                "format=xml",
                "grain=day&from=1900&to=2026")) {
            var answer = reader.get("/api/v1/metrics/arr?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.type()).as(query).isEqualTo("application/problem+json");
            assertThat(answer.at("/detail")).as(query).isNotEmpty();
        }
        assertThat(reader.get("/api/v1/metrics/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_token_needs_the_right_to_read_metrics() {
        assertThat(reader.without().get("/api/v1/metrics").status()).isEqualTo(401);
        assertThat(ApiCaller.on(port, workspace, tokens, Scope.FACTS_WRITE)
                        .get("/api/v1/metrics")
                        .status())
                .isEqualTo(403);
    }
}
