package io.mainstay.cli;

import io.mainstay.platform.DataFolder;
import io.mainstay.platform.LocalToken;
import io.mainstay.platform.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Serves people until it is stopped. */
final class Serve implements Verb {

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "run Mainstay; the first visit sets up the company";
    }

    @Override
    public int run(Program program, List<String> arguments) throws InterruptedException {
        return serve(program, program.settings(), arguments);
    }

    /** Returns when the program has been stopped. */
    static int serve(Program program, Settings settings, List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty()) {
            program.err().println("mainstay: this verb takes no arguments; settings come from the environment");
            return MISUSED;
        }
        var stopped = new CountDownLatch(1);
        var context = program.serve(settings);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> stopped.countDown());
        var address = address(context, settings);
        note(context, address);
        program.out().println("Mainstay is ready at " + address);
        stopped.await();
        return DONE;
    }

    private static String address(ConfigurableApplicationContext context, Settings settings) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var host = settings.address().equals("0.0.0.0") ? "127.0.0.1" : settings.address();
        return "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }

    private static void note(ConfigurableApplicationContext context, String address) {
        var noted = Map.of(
                "address", address, "token", context.getBean(LocalToken.class).value());
        context.getBean(DataFolder.class)
                .writeSecret(RunningProgram.FILE, JsonMapper.shared().writeValueAsString(noted));
    }
}
