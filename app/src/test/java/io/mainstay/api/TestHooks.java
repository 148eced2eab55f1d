package io.mainstay.api;

import io.mainstay.sources.connect.Connections;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The counter where connected systems send word, alone. */
public final class TestHooks {

    private TestHooks() {}

    public static MockMvcTester at(Connections connections) {
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(new HooksController(connections))
                .setControllerAdvice(new ApiProblems())
                .addFilters(new Unavailable())
                .build());
    }
}
