package io.mainstay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class FactsApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Facts facts;

    private ApiCaller writer;
    private ApiCaller reader;

    @BeforeEach
    void tokens() {
        writer = ApiCaller.on(port, workspace, tokens, Scope.FACTS_WRITE);
        reader = ApiCaller.on(port, workspace, tokens, Scope.FACTS_READ);
    }

    @Test
    void each_record_of_a_batch_gets_its_answer() {
        String batch = """
                {"source": "billing", "facts": [%s, %s, {"kind": "contract", "key": "c"}]}
                """.formatted(terms("a1", "keel", "20.00"), terms("a1", "keel", "20"));

        var answer = writer.post("/api/v1/facts", batch);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/recorded") + answer.at("/unchanged") + answer.at("/set_aside"))
                .isEqualTo("111");
        assertThat(answer.at("/results/0/status")).isEqualTo("recorded");
        assertThat(answer.at("/results/1/status")).isEqualTo("unchanged");
        assertThat(answer.at("/results/1/seq")).isEqualTo(answer.at("/results/0/seq"));
        assertThat(answer.at("/results/2/status")).isEqualTo("set_aside");
        assertThat(answer.at("/results/2/reasons/0")).startsWith("account is missing");
        assertThat(writer.post("/api/v1/facts", batch).at("/recorded"))
                .as("sent again")
                .isEqualTo("0");
    }

    @Test
    void a_fact_can_be_read_as_it_stands_in_the_log() {
        var sent = writer.post("/api/v1/facts", """
                {"facts": [{"kind": "account_merge", "account": "drydock", "at": "2026-01-31", "subject": "m", "key": "m",
                            "fields": {"into": "harbor"}}]}
                """);
        var fact = reader.get("/api/v1/facts/" + sent.at("/results/0/seq"));

        assertThat(fact.status()).isEqualTo(200);
        assertThat(fact.at("/account")).isEqualTo("drydock");
        assertThat(fact.at("/at")).as("midnight in Berlin").isEqualTo("2026-01-30T23:00:00Z");
        assertThat(fact.at("/fields/into")).as("by its key").isEqualTo("harbor");
        assertThat(fact.at("/source")).isEqualTo("api");
        assertThat(reader.get("/api/v1/facts/999999").status()).isEqualTo(404);
        assertThat(reader.get("/api/v1/facts/first").status()).isEqualTo(400);
    }

    @Test
    void an_accounts_facts_come_in_pages_that_later_facts_do_not_shift() {
        writer.post("/api/v1/facts", batch(0, 5));
        var first = reader.get("/api/v1/accounts/lantern/facts?limit=3");
        writer.post("/api/v1/facts", batch(5, 9));
        var second = reader.get("/api/v1/accounts/lantern/facts?limit=3&cursor=" + first.at("/next_cursor"));

        assertThat(first.json()
                        .at("/facts")
                        .valueStream()
                        .map(fact -> fact.get("key").asString()))
                .containsExactly("lantern-4", "lantern-3", "lantern-2");
        assertThat(second.json()
                        .at("/facts")
                        .valueStream()
                        .map(fact -> fact.get("key").asString()))
                .containsExactly("lantern-1", "lantern-0");
        assertThat(second.json().get("next_cursor").isNull()).isTrue();
        assertThat(reader.get("/api/v1/accounts/lantern/facts?kind=contract")
                        .json()
                        .at("/facts")
                        .isEmpty())
                .isTrue();
        assertThat(reader.get("/api/v1/accounts/lantern/facts?as_of=2020-01-01")
                        .json()
                        .at("/facts")
                        .isEmpty())
                .isTrue();
        assertThat(reader.get("/api/v1/accounts/nobody/facts").status()).isEqualTo(404);
        assertThat(reader.get("/api/v1/accounts/lantern/facts?limit=0").status())
                .isEqualTo(400);
        assertThat(reader.get("/api/v1/accounts/lantern/facts?cursor=x").status())
                .isEqualTo(400);
        assertThat(reader.get("/api/v1/accounts/lantern/facts?as_of=soon").status())
                .isEqualTo(400);
    }

    static final List<Arguments> BAD_BODIES = List.of(
            Arguments.of("", "", "is no object"),
            Arguments.of("[]", "", "is no object"),
            Arguments.of("{}", "", "has no facts"),
            Arguments.of("{\"facts\": [", "/facts", "is not JSON as it should be"),
            Arguments.of("{\"facts\": []} {}", "", "goes on after its end"),
            Arguments.of("{\"facts\": {}}", "/facts", "must be a list of facts"),
            Arguments.of("{\"facts\": [1]}", "/facts/0", "must be an object"),
            Arguments.of("{\"facts\": [], \"sauce\": 1}", "/sauce", "is not known here; known are source, facts"),
            Arguments.of("{\"facts\": [{\"colour\": {\"a\": [1]}}]}", "/facts/0/colour", "is not known here"),
            Arguments.of("{\"facts\": [{}, {\"kind\": 1}]}", "/facts/1/kind", "must be a text"),
            Arguments.of("{\"facts\": [{\"fields\": []}]}", "/facts/0/fields", "must be an object with the fields"),
            Arguments.of("{\"facts\": [{\"retract\": \"no\"}]}", "/facts/0/retract", "must be true or false"),
            Arguments.of("{\"facts\": [{\"key\": \"a\", \"key\": \"b\"}]}", "/facts/0/key", "Duplicate"),
            Arguments.of("{\"facts\": [{\"fields\": {\"a\": 1, \"a\": 2}}]}", "/facts/0/fields/a", "Duplicate"),
            Arguments.of("{\"facts\": [], \"source\": \"\"}", "/source", "cannot name a source"),
            Arguments.of("{\"facts\": [{\"fields\": " + "[".repeat(30), "/facts/0/fields", "must be an object"),
            Arguments.of("{\"facts\": [{\"fields\": {\"a\": " + "[".repeat(30), "/facts/0/fields/a", "nesting depth"),
            Arguments.of("{\"facts\": [{\"fields\": {\"a\": 1" + "0".repeat(200), "/facts/0/fields/a", "length"));

    @ParameterizedTest
    @FieldSource("BAD_BODIES")
    void a_body_of_the_wrong_shape_is_refused_as_a_whole(String body, String pointer, String detail) {
        long before = facts.lastSeq();
        var answer = writer.post("/api/v1/facts", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.at("/errors/0/pointer")).startsWith(pointer);
        assertThat(answer.at("/errors/0/detail")).contains(detail);
        assertThat(facts.lastSeq()).isEqualTo(before);
    }

    @Test
    void every_mistake_is_told_at_once() {
        var answer = writer.post("/api/v1/facts", """
                {"facts": [{"kind": 1, "colour": "red", "fields": {}}, 7, {"key": null, "retract": 0}]}
                """);

        assertThat(answer.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly("/facts/0/kind", "/facts/0/colour", "/facts/1", "/facts/2/retract");
    }

    @Test
    void too_much_at_once_is_refused() {
        var many = IntStream.range(0, 1_001).mapToObj(_ -> "{}").collect(Collectors.joining(",", "{\"facts\":[", "]}"));
        assertThat(writer.post("/api/v1/facts", many).status()).isEqualTo(413);

        var large = "{\"facts\":[" + " ".repeat(4 * 1024 * 1024) + "]}";
        assertThat(writer.post("/api/v1/facts", large).status()).isEqualTo(413);
        var unannounced = writer.to("/api/v1/facts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)));
        assertThat(writer.send(unannounced).status()).isEqualTo(413);
    }

    @Test
    void who_may_not_is_told_so() {
        assertThat(writer.without().post("/api/v1/facts", "{\"facts\":[]}").status())
                .isEqualTo(401);
        assertThat(reader.post("/api/v1/facts", "{\"facts\":[]}").status()).isEqualTo(403);
        assertThat(writer.get("/api/v1/facts/1").status()).isEqualTo(403);
        assertThat(writer.without().get("/api/v1/accounts/harbor/facts").status())
                .isEqualTo(401);
    }

    @Test
    void what_is_no_json_and_no_such_method_are_told_so() {
        var text =
                writer.to("/api/v1/facts").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x"));
        assertThat(writer.send(text)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.type()).startsWith("application/problem+json");
        });
        assertThat(writer.send(writer.to("/api/v1/facts").DELETE()).status()).isEqualTo(405);
    }

    private static String batch(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> terms("lantern-" + i, "lantern", "" + i).replace("2026-01-31", "2026-02-0" + (i + 1)))
                .collect(Collectors.joining(",", "{\"facts\":[", "]}"));
    }

    private static String terms(String key, String account, String price) {
        return """
                {"kind": "subscription_terms", "account": "%s", "at": "2026-01-31", "subject": "s", "key": "%s",
                 "fields": {"status": "active", "currency": "EUR", "unit_price": "%s"}}
                """.formatted(account, key, price);
    }
}
