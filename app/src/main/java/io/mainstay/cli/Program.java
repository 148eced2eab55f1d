package io.mainstay.cli;

import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Database;
import io.mainstay.platform.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
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

    /** For a verb that starts no product: what libraries write while they work is not for the person. */
    void quietly() {
        LoggingSystem.get(Program.class.getClassLoader()).beforeInitialize();
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

    /** The database starts beside Spring, which takes about as long. */
    private static ConfigurableApplicationContext start(Class<?> source, WebApplicationType type, Settings settings) {
        var folder = settings.durable() ? DataFolder.open(settings.data()) : DataFolder.openThrowaway(settings.data());
        var database = CompletableFuture.supplyAsync(() -> Database.open(settings, folder));
        var program = new SpringApplication(source);
        program.setWebApplicationType(type);
        program.setDefaultProperties(Map.of("server.address", settings.address(), "server.port", settings.port()));
        program.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(DataFolder.class, () -> folder);
            beans.registerBean(Database.class, () -> opened(database));
        });
        try {
            return program.run();
        } catch (RuntimeException failure) {
            close(database);
            folder.close();
            throw StartFailure.toldTo(failure, settings);
        }
    }

    private static Database opened(CompletableFuture<Database> database) {
        try {
            return database.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** What Spring never came to ask for, it does not close either. Closing twice does no harm. */
    private static void close(CompletableFuture<Database> database) {
        database.handle((opened, _) -> {
                    if (opened != null) {
                        opened.close();
                    }
                    return opened;
                })
                .join();
    }
}
