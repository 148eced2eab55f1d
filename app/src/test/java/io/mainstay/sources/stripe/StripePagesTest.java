package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.TestPages;
import io.mainstay.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where connected systems send word, and how a source is connected in the browser. */
@TestPages.Test
class StripePagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @BeforeEach
    void setUp() {
        TestPages.ada(workspace);
    }

    @Test
    void nobody_is_heard_where_nothing_is_connected() {
        assertThat(mvc.post().uri("/api/v1/hooks/stripe").content("{}").exchange())
                .hasStatus(404);
    }

    @Test
    void a_letter_that_is_too_long_is_not_read() {
        assertThat(mvc.post()
                        .uri("/api/v1/hooks/stripe")
                        .content(new byte[1024 * 1024 + 1])
                        .exchange())
                .hasStatus(413);
    }

    @Test
    void what_can_be_connected_is_offered_with_its_form() {
        var ada = TestPages.ada(workspace);
        var gallery = TestPages.page(
                mvc.get().uri("/data/connect").with(TestPages.as(ada)).exchange());
        var offered = gallery.select("a.btn-primary").eachAttr("href");
        assertThat(offered).anyMatch(href -> href.startsWith("/data/connect/"));

        var form = TestPages.page(
                mvc.get().uri(offered.getFirst()).with(TestPages.as(ada)).exchange());
        assertThat(form.select("input[type=password]")).isNotEmpty();
        assertThat(form.select("code").text()).contains("/api/v1/hooks/");
    }

    @Test
    void an_address_inside_the_network_is_not_asked_and_what_was_typed_stays() {
        var ada = TestPages.ada(workspace);
        var refused = mvc.post()
                .uri("/data/connect/stripe")
                .param("key", "sk_test_harbor")
                .param("base", "http://169.254.169.254")
                .with(TestPages.as(ada))
                .with(TestPages.form(mvc))
                .exchange();

        assertThat(refused).hasStatus(422);
        var page = TestPages.page(refused);
        assertThat(page.select("#field-base-error").text()).contains("no request may go to");
        assertThat(page.select("#field-base").val()).isEqualTo("http://169.254.169.254");
        assertThat(page.select("#field-key").val()).isEmpty();
        assertThat(page.html()).doesNotContain("sk_test_harbor");
    }

    @Test
    void a_form_without_the_key_says_what_is_missing() {
        var ada = TestPages.ada(workspace);
        var refused = mvc.post()
                .uri("/data/connect/stripe")
                .with(TestPages.as(ada))
                .with(TestPages.form(mvc))
                .exchange();

        assertThat(TestPages.page(refused).select("#field-key-error").text()).isEqualTo("This is needed to connect.");
    }
}
