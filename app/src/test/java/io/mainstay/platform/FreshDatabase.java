package io.mainstay.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a Spring test a database and a data folder of its own:
 * {@code @SpringBootTest @ContextConfiguration(initializers = FreshDatabase.class)}.
 */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                Setting.DATABASE_URL.variable(), TestPostgres.freshUrl(),
                                Setting.DATA.variable(), folder())));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("mainstay-test-").toString();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
