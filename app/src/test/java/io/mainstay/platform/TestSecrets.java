package io.mainstay.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Secrets for tests that start no program. */
public final class TestSecrets {

    private TestSecrets() {}

    public static Secrets on(JdbcClient db, PlatformTransactionManager transactions, Path folder, Clock clock) {
        var settings = Settings.read(Map.of("MAINSTAY_SECRET_KEY", "0".repeat(64))::get);
        try (var data = DataFolder.open(folder)) {
            return new Secrets(db, transactions, settings, data, clock);
        }
    }
}
