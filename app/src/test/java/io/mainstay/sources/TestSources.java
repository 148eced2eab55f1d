package io.mainstay.sources;

import io.mainstay.facts.Facts;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sources for tests that start no program. */
public final class TestSources {

    public static Sources on(JdbcClient db, Facts facts, Clock clock) {
        return new Sources(db, facts, clock);
    }

    private TestSources() {}
}
