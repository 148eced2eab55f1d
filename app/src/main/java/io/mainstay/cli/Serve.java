package io.mainstay.cli;

import io.mainstay.platform.DataFolder;
import io.mainstay.platform.LocalToken;
import io.mainstay.platform.Settings;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

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
        program.out().println("Mainstay is ready at " + noted(context).address());
        stopped.await();
        return DONE;
    }

    /** Leaves a note in the data folder of how to speak to this program. */
    static RunningProgram noted(ConfigurableApplicationContext context) {
        var running = new RunningProgram(
                address(context), context.getBean(LocalToken.class).value());
        context.getBean(DataFolder.class).writeSecret(RunningProgram.FILE, running.json());
        return running;
    }

    private static URI address(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var host = context.getBean(Settings.class).address();
        var reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://%s:%s".formatted(reachable.contains(":") ? "[" + reachable + "]" : reachable, port));
    }
}
