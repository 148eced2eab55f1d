package io.mainstay;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The program: `serve`, `demo` and the command-line verbs all start here. */
@SpringBootApplication
public class Mainstay {

    private static final int CANNOT_START = 2;

    public static void main(String[] args) {
        try {
            serve(args);
        } catch (CannotStart reason) {
            System.err.println("mainstay: " + reason.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static ConfigurableApplicationContext serve(String... args) {
        var settings = Settings.read(System::getenv);
        var folder = DataFolder.open(settings.data());
        var program = new SpringApplication(Mainstay.class);
        program.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("settings", settings);
            context.getBeanFactory().registerSingleton("dataFolder", folder);
        });
        return program.run(args);
    }
}
