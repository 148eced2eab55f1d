package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Role;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Follows whatever a person is offered, page by page: no link and no button leads to a refusal. */
@TwoPortfolios.Test
class DoorsTest {

    private static final List<String> BEGINNINGS =
            List.of("/", "/account?key=keel", "/jump?q=e", "/metrics/mrr?cut=account&period=2026-02");

    private static final List<RouteTable.Line> ROUTES = RouteTable.read();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TwoPortfolios world;

    private final Deque<String> ahead = new ArrayDeque<>();
    private final Set<String> noted = new HashSet<>();
    private final Set<String> opened = new HashSet<>();
    private final List<String> locked = new ArrayList<>();

    @BeforeEach
    void setUp() {
        world.come();
    }

    @ParameterizedTest
    @CsvSource({"CSM, false, 30", "MANAGER, true, 20", "VIEWER, true, 20"})
    void nobody_is_offered_what_they_may_not(Role role, boolean limited, int atLeast) {
        Principal person = world.of(role, limited);
        BEGINNINGS.forEach(this::note);
        while (!ahead.isEmpty()) {
            open(ahead.remove(), person, limited);
        }
        assertThat(locked).isEmpty();
        assertThat(opened).as("the routes that were reached").hasSizeGreaterThanOrEqualTo(atLeast);
    }

    /** Of pages alike, such as those of metrics, one is opened. */
    private void open(String address, Principal person, boolean limited) {
        if (!opened.add(route("GET", address).map(RouteTable.Line::name).orElse(address))) {
            return;
        }
        var answer = mvc.get()
                .uri(URI.create(address))
                .with(TwoPortfolios.as(person))
                .exchange();
        int status = answer.getResponse().getStatus();
        if (status >= 400) {
            locked.add("%s answers %d".formatted(address, status));
            return;
        }
        String next = answer.getResponse().getRedirectedUrl();
        if (next != null) {
            note(next);
        } else if (String.valueOf(answer.getResponse().getContentType()).startsWith("text/html")) {
            look(address, TestPages.page(answer), person, limited);
        }
    }

    private void look(String at, Document page, Principal person, boolean limited) {
        page.select("a[href]").forEach(link -> note(link.attr("href")));
        page.select("[hx-get]").forEach(part -> note(part.attr("hx-get")));
        for (Element form : page.select("form[method=post]:has(button), [hx-post]")) {
            List<String> leads =
                    new ArrayList<>(List.of(form.hasAttr("hx-post") ? form.attr("hx-post") : form.attr("action")));
            form.select("[formaction]").forEach(button -> leads.add(button.attr("formaction")));
            for (String lead : leads) {
                RouteTable.Line line = route("POST", lead).orElseThrow(() -> new AssertionError("No route: " + lead));
                if (line.status(person.role(), limited).equals("403")) {
                    locked.add("%s offers %s".formatted(at, lead));
                }
            }
        }
    }

    private void note(String address) {
        String path = address.replaceFirst("#.*", "");
        if (path.startsWith("/") && !path.startsWith("/assets/") && noted.add(path)) {
            ahead.add(path);
        }
    }

    private static Optional<RouteTable.Line> route(String method, String address) {
        String path = address.replaceFirst("\\?.*", "");
        return ROUTES.stream()
                .filter(line -> line.method().equals(method) && line.leadsTo(path))
                .findFirst();
    }
}
