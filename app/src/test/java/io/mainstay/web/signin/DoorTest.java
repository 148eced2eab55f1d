package io.mainstay.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
class DoorTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Tokens tokens;

    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/overview", "/accounts", "/settings/company", "/settings/tokens", "/jump", "/nothing"})
    void nobody_sees_a_page_without_signing_in(String path) {
        assertThat(mvc.get().uri(path))
                .hasStatus(302)
                .headers()
                .satisfies(headers -> assertThat(headers.getFirst("Location")).contains("/sign-in"));
    }

    @Test
    void a_wrong_password_and_an_unknown_email_are_answered_alike() {
        var wrong = signIn("ada@example.com", "not this one at all");
        var unknown = signIn("eve@example.com", "not this one at all");
        assertThat(wrong).hasStatus(422);
        assertThat(TestPages.page(wrong).select("[role=alert]").text())
                .isEqualTo(TestPages.page(unknown).select("[role=alert]").text())
                .isEqualTo("This e-mail and password do not belong together.");
        assertThat(TestPages.page(wrong).select("#email").val()).isEqualTo("ada@example.com");
    }

    @Test
    void signing_in_goes_only_to_places_of_ours() {
        assertThat(mvc.post()
                        .uri("/sign-in")
                        .with(TestPages.form(mvc))
                        .param("email", "ada@example.com")
                        .param("password", TestPages.PASSWORD)
                        .param("next", "//elsewhere.example/x"))
                .hasStatus(303)
                .hasHeader("Location", "/");
    }

    @Test
    void a_sixth_try_must_wait() {
        for (int at = 0; at < 5; at++) {
            assertThat(signIn("ben@example.com", "wrong password " + at)).hasStatus(422);
        }
        assertThat(signIn("ben@example.com", "wrong password 6")).hasStatus(429).containsHeader("Retry-After");
    }

    @Test
    void a_second_set_up_is_not_offered() {
        assertThat(mvc.get().uri("/setup")).hasStatus(303).hasHeader("Location", "/sign-in");
        assertThat(mvc.post().uri("/setup").with(TestPages.form(mvc)).param("name", "Other"))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in");
    }

    @Test
    void one_click_sign_in_exists_in_the_demo_only() {
        assertThat(mvc.post().uri("/sign-in/samples/1").with(TestPages.form(mvc)))
                .hasStatus(404);
        assertThat(TestPages.page(mvc.get().uri("/sign-in").exchange()).select(".samples"))
                .isEmpty();
    }

    @Test
    void a_request_that_changes_something_needs_the_token_of_its_page_and_comes_from_it() {
        assertThat(mvc.post().uri("/settings/tokens").with(TestPages.as(ada))).hasStatus(403);
        assertThat(mvc.post()
                        .uri("/settings/tokens")
                        .with(TestPages.as(ada))
                        .with(TestPages.form(mvc))
                        .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(403);
    }

    @Test
    void every_page_carries_a_strict_policy_and_is_not_kept() {
        var result = mvc.get().uri("/sign-in").exchange();
        String policy = result.getResponse().getHeader("Content-Security-Policy");
        var scripts = TestPages.page(result).select("script");
        assertThat(policy).startsWith("default-src 'none'; script-src 'nonce-").doesNotContain("unsafe");
        assertThat(scripts).isNotEmpty().allSatisfy(script -> {
            assertThat(policy).contains("'nonce-" + script.attr("nonce") + "'");
            assertThat(script.data()).as("no inline script").isBlank();
        });
        assertThat(result).hasHeader("Cache-Control", "no-store").hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void programs_need_a_token_with_the_right_scope() {
        String reader =
                tokens.make("Reader", Set.of(Scope.METRICS_READ), 7, ada).text();
        assertThat(mvc.post().uri("/api/v1/facts"))
                .hasStatus(401)
                .hasContentType("application/problem+json;charset=UTF-8");
        assertThat(mvc.post().uri("/api/v1/facts").header("Authorization", "Bearer " + reader))
                .hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/metrics/none_such").header("Authorization", "Bearer " + reader))
                .as("let in without a session or a form's token")
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/other").header("Authorization", "Bearer " + reader))
                .hasStatus(403);
    }

    private MvcTestResult signIn(String email, String password) {
        return mvc.post()
                .uri("/sign-in")
                .with(TestPages.form(mvc))
                .param("email", email)
                .param("password", password)
                .exchange();
    }
}
