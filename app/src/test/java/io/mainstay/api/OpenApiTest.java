package io.mainstay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.platform.FreshDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The contract and the program agree on what there is. */
@SpringBootTest
@ContextConfiguration(initializers = FreshDatabase.class)
class OpenApiTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "api.md");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

    @Test
    void every_route_is_in_the_contract_and_the_other_way_round() throws IOException {
        assertThat(inContract()).isEqualTo(inProgram());
    }

    @Test
    void every_reference_of_the_contract_leads_somewhere() throws IOException {
        var contract = contract();
        var text = text();
        var reference = java.util.regex.Pattern.compile("\\$ref: \"#/([^\"]+)\"");

        assertThat(reference.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> {
                    Object at = contract;
                    for (String step : path.split("/")) {
                        at = at instanceof Map<?, ?> map ? map.get(step) : null;
                    }
                    assertThat(at).as(path).isNotNull();
                });
    }

    @Test
    void the_page_about_the_api_is_written_from_the_contract() throws IOException {
        String page = new ApiPage(contract()).text();
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("written by: ./mvnw test -Dtest=OpenApiTest -Dgolden=update")
                .isEqualTo(page);
    }

    private Set<String> inProgram() {
        Set<String> found = new TreeSet<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.add(method.name().toLowerCase() + " " + path))));
        return found;
    }

    private static Set<String> inContract() throws IOException {
        Set<String> found = new TreeSet<>();
        ((Map<?, ?>) contract().get("paths"))
                .forEach((path, methods) -> ((Map<?, ?>) methods).keySet().forEach(m -> found.add(m + " " + path)));
        return found;
    }

    private static Map<?, ?> contract() throws IOException {
        var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (Map<?, ?>) new Load(settings).loadFromString(text());
    }

    private static String text() throws IOException {
        return new ClassPathResource("openapi.yml").getContentAsString(StandardCharsets.UTF_8);
    }
}
