package io.mainstay.cli;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What a verb may use: the settings, the program that runs already, or one of its own. */
public final class Program {

    private final Class<?> application;
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;

    Program(Class<?> application, Settings settings, PrintStream out, PrintStream err) {
        this.application = application;
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** Where results go. */
    public PrintStream out() {
        return out;
    }

    /** Where words for the person go. */
    public PrintStream err() {
        return err;
    }

    public Settings settings() {
        return settings;
    }

    /** The program that runs on this data folder, to be spoken to over HTTP. */
    public Optional<RunningProgram> running() {
        return RunningProgram.on(settings.data());
    }

    /** The whole product, serving people. */
    ConfigurableApplicationContext serve(Settings as) {
        return start(application, WebApplicationType.SERVLET, as);
    }

    /** The whole product with the sample company, on a free port and a data folder that is deleted when it is closed. */
    ConfigurableApplicationContext serveThrowaway() throws IOException {
        return serve(settings.throwaway(Files.createTempDirectory("mainstay-")).withDemo());
    }

    /** The product on this data folder without its pages; close it when done. */
    public ConfigurableApplicationContext open() {
        return start(WithoutPages.class, WebApplicationType.NONE, settings);
    }

    /** The product on an empty data folder of its own, which is deleted when it is closed. */
    public ConfigurableApplicationContext openThrowaway() throws IOException {
        var folder = Files.createTempDirectory("mainstay-");
        return start(WithoutPages.class, WebApplicationType.NONE, settings.throwaway(folder));
    }

    private static ConfigurableApplicationContext start(Class<?> source, WebApplicationType type, Settings settings) {
        var folder = settings.durable() ? DataFolder.open(settings.data()) : DataFolder.openThrowaway(settings.data());
        var program = new SpringApplication(source);
        program.setWebApplicationType(type);
        program.setDefaultProperties(Map.of("server.address", settings.address(), "server.port", settings.port()));
        program.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(DataFolder.class, () -> folder);
        });
        return run(program);
    }

    /** Spring wraps the reason; the person is told the reason. */
    private static ConfigurableApplicationContext run(SpringApplication program) {
        try {
            return program.run();
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof CannotStart reason) {
                    throw reason;
                }
            }
            throw failure;
        }
    }
}
