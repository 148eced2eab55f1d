package io.mainstay.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.metrics.Progress;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@TestPages.Test
class RebuildingTest {

    private static final Optional<Progress> SOME_WAY = Optional.of(new Progress(12_000, 140_000));

    @Autowired
    private Frame frame;

    @Autowired
    private Templates templates;

    @Autowired
    private Workspace workspace;

    @Autowired
    private MockMvcTester browser;

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/overview");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void ada_asks() {
        var ada = TestPages.ada(workspace);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(ada, null, List.of()));
    }

    @AfterEach
    void she_leaves() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    private boolean passes(Optional<Progress> progress) throws Exception {
        return new Rebuilding(() -> progress, frame, templates).preHandle(request, response, this);
    }

    @Test
    void instead_of_figures_that_are_not_complete_a_page_shows_how_far_they_are() throws Exception {
        assertThat(passes(SOME_WAY)).isFalse();
        var page = Jsoup.parse(response.getContentAsString());
        assertThat(page.select("#rebuilding [role=status]").text())
                .isEqualTo("Rebuilding the figures: 12,000 of 140,000 facts");
        assertThat(page.select("progress").attr("value")).isEqualTo("8");
        assertThat(page.select(".tile")).isEmpty();
    }

    @Test
    void who_sees_a_portfolio_is_not_told_how_much_there_is_in_all() throws Exception {
        var cai = new Principal(2, "Cai", Role.CSM, Reach.of(Set.of()));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(cai, null, List.of()));
        assertThat(passes(SOME_WAY)).isFalse();
        assertThat(response.getContentAsString())
                .contains("Rebuilding the figures: 8%")
                .doesNotContain("140,000");
    }

    @Test
    void a_file_is_refused_rather_than_given_incomplete() {
        request.setRequestURI("/metrics/mrr.csv");
        assertThatThrownBy(() -> passes(SOME_WAY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("12,000 of 140,000");
    }

    @Test
    void afterwards_pages_are_shown_and_the_one_that_waited_loads_itself() throws Exception {
        assertThat(passes(Optional.empty())).isTrue();
        assertThat(browser.get()
                        .uri("/rebuilding")
                        .header("HX-Request", "true")
                        .with(TestPages.as(TestPages.ada(workspace))))
                .hasStatusOk()
                .hasHeader("HX-Refresh", "true");
    }
}
