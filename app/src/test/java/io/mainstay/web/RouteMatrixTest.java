package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, asked by every role, with all customers in view and with a portfolio, inside and outside of it. */
@TwoPortfolios.Test
class RouteMatrixTest {

    private static final String INSIDE = "keel";
    private static final String OUTSIDE = "harbor";
    private static final String SECRET = "Harbor";
    /** Whoever tries too often is refused in another way. */
    private static final int TOO_MANY = 429;

    private static final int REFUSED = 422;
    private static final boolean ACCEPTING = "update".equals(System.getProperty("golden"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TwoPortfolios world;

    @BeforeEach
    void setUp() {
        world.come();
    }

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        Set<String> inTable =
                RouteTable.read().stream().map(RouteTable.Line::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTable).as("add or remove lines in %s", RouteTable.FILE).isEqualTo(inProgram());
    }

    @Test
    void every_route_answers_each_role_as_the_table_says() {
        List<RouteTable.Line> said = RouteTable.read();
        List<RouteTable.Line> found = said.stream().map(this::answered).toList();
        if (ACCEPTING) {
            RouteTable.write(found);
        }
        assertThat(said.stream().map(Object::toString))
                .containsExactlyElementsOf(found.stream().map(Object::toString).toList());
    }

    @Test
    void no_answer_to_a_portfolio_names_what_is_outside_of_it() {
        for (RouteTable.Line line : RouteTable.read()) {
            for (Role role : List.of(Role.MANAGER, Role.CSM, Role.VIEWER)) {
                for (String place : line.isAboutAnAccount() ? List.of(INSIDE, OUTSIDE) : List.of(INSIDE)) {
                    MvcTestResult answer = ask(line, world.of(role, true), world.places(place));
                    assertThat(text(answer))
                            .as("%s for %s at %s", line.name(), role, place)
                            .doesNotContain(SECRET);
                }
            }
        }
    }

    /** A manager with a portfolio may what a CSM with one may; a viewer with one may no more than any viewer. */
    private RouteTable.Line answered(RouteTable.Line line) {
        Map<String, String> harbor = world.places(OUTSIDE);
        List<String> roles = new ArrayList<>(List.of(status(line, null, harbor)));
        Arrays.stream(Role.values())
                .map(role -> status(line, world.of(role, false), harbor))
                .forEach(roles::add);
        List<String> portfolio = new ArrayList<>();
        for (String place : line.isAboutAnAccount() ? List.of(INSIDE, OUTSIDE) : List.of(INSIDE)) {
            Map<String, String> places = world.places(place);
            String csm = status(line, world.of(Role.CSM, true), places);
            assertThat(status(line, world.of(Role.MANAGER, true), places))
                    .as("%s for a manager with a portfolio", line.name())
                    .isEqualTo(csm);
            assertThat(status(line, world.of(Role.VIEWER, true), places))
                    .as("%s for a viewer with a portfolio", line.name())
                    .isIn(csm, "403");
            portfolio.add(csm);
        }
        return line.answered(roles, portfolio);
    }

    private String status(RouteTable.Line line, @Nullable Principal person, Map<String, String> places) {
        int status = ask(line, person, places).getResponse().getStatus();
        return Integer.toString(status == TOO_MANY ? REFUSED : status);
    }

    /** With the token of a page, so that only the person decides. */
    private MvcTestResult ask(RouteTable.Line line, @Nullable Principal person, Map<String, String> places) {
        boolean reads = line.method().equals("GET") || line.method().equals("ANY");
        var request = mvc.method(reads ? HttpMethod.GET : HttpMethod.valueOf(line.method()))
                .uri(line.at(places));
        boolean api = line.route().startsWith("/api/");
        if (!reads && !api) {
            request = request.with(TestPages.form(mvc));
        }
        if (!reads && api) {
            request = request.contentType(line.route().endsWith("/imports") ? "text/csv" : "application/json");
        }
        return (person == null ? request : request.with(TwoPortfolios.as(person))).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Set<String> inProgram() {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route -> isOfTheProduct(route.getValue()))
                .flatMap(route -> names(route.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(RequestMappingInfo route) {
        String params = route.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .collect(Collectors.joining("&"));
        var methods = route.getMethodsCondition().getMethods();
        Stream<String> asked =
                methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
        return asked.flatMap(method -> route.getPatternValues().stream()
                .map(path -> method + " " + path + (params.isEmpty() ? "" : "?" + params)));
    }

    /** Not the pages that exist for tests. */
    private static boolean isOfTheProduct(HandlerMethod handler) {
        var source = handler.getBeanType().getProtectionDomain().getCodeSource();
        return handler.getBeanType().getPackageName().startsWith("io.mainstay")
                && (source == null || !source.getLocation().getPath().contains("test-classes"));
    }
}
