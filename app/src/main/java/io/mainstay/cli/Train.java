package io.mainstay.cli;

import java.io.IOException;
import java.util.List;

/** Starts the sample company once on a throwaway folder and opens its pages, for the JVM to learn from. */
final class Train implements Verb {

    private static final List<String> PAGES =
            List.of("/", "/overview", "/metrics", "/accounts", "/sources", "/sign-in", "/actuator/health/readiness");

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "start once and stop, for the Java machine to learn from (the build does this)";
    }

    @Override
    public int run(Program program, List<String> arguments) throws IOException, InterruptedException {
        try (var context = program.serveThrowaway()) {
            var running = Serve.noted(context);
            for (var page : PAGES) {
                running.send(running.request(page).build());
            }
        }
        return DONE;
    }
}
