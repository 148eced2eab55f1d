package io.mainstay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "mainstay.test=closed-months")
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
class ClosedMonthsApiTest {

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

    @Autowired
    private Closings closings;

    @Test
    void a_closed_month_is_had_with_every_line_since() {
        ApiCaller reader = ApiCaller.on(port, workspace, tokens, Scope.METRICS_READ);
        SmallBook.in(facts, metrics);
        var ada = new Principal(1, "Ada", Role.OWNER, Reach.everything());
        Closing closing =
                closings.close(ada, metrics.calendar().parse("2026-10").orElseThrow(), 0, "");
        SmallBook.late(facts, metrics);

        var list = reader.get("/api/v1/periods");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().toString())
                .contains("\"period\":\"2026-10\"", "\"state\":\"restated\"", "\"mrr\":\"30\"", closing.signature());

        var month = reader.get("/api/v1/periods/2026-10");
        assertThat(month.status()).isEqualTo(200);
        assertThat(month.json().toString())
                .contains(
                        "\"intact\":true",
                        "\"signed\":\"300\",\"today\":\"330\",\"difference\":\"30\"",
                        "\"cause\":\"account\"",
                        "\"account\":\"harbor\"");
        assertThat(reader.get("/api/v1/periods/2026-09").status()).isEqualTo(404);
        assertThat(ApiCaller.on(port, workspace, tokens, Scope.FACTS_WRITE)
                        .get("/api/v1/periods")
                        .status())
                .isEqualTo(403);
    }
}
