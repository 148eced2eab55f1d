package io.mainstay.demo;

import io.mainstay.platform.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Fills the sample company when the program starts as a demo, before it says that it is ready. */
@Component
class DemoAtStart implements ApplicationRunner {

    private final Settings settings;
    private final DemoCompany demo;

    DemoAtStart(Settings settings, DemoCompany demo) {
        this.settings = settings;
        this.demo = demo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            demo.fill();
        }
    }
}
