package io.mainstay.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Workspace;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What Ada sees of the small book. */
public abstract class SmallBookPages {

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    final void setUp(@Autowired Workspace workspace, @Autowired Facts facts, @Autowired Metrics metrics) {
        TestPages.ada(workspace);
        SmallBook.in(facts, metrics);
    }

    protected final Document page(String path) {
        MvcTestResult result = get(path);
        assertThat(result).as(path).hasStatusOk();
        return TestPages.page(result);
    }

    protected final MvcTestResult get(String path) {
        return mvc.get().uri(URI.create(path)).with(TestPages.as(TestPages.ADA)).exchange();
    }
}
