package io.mainstay.facts;

import io.mainstay.platform.Background;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Hears from PostgreSQL of facts that another program instance on the same database recorded, at once. */
public final class Hearing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
    private static final int PATIENCE_MS = 1_000;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);

    private final DataSource source;
    private final ApplicationEventPublisher events;
    private final Background thread = new Background("hearing", this::hear);
    private volatile boolean told;

    public Hearing(DataSource source, ApplicationEventPublisher events) {
        this.source = source;
        this.events = events;
    }

    /** Whether it is being told now; otherwise whoever waits for facts must look for them. */
    public boolean isTold() {
        return told;
    }

    @Override
    public void start() {
        thread.start();
    }

    private void hear() {
        while (thread.isRunning()) {
            try (Connection connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                if (thread.isRunning()) {
                    LOG.warn(
                            "Facts of other instances are not heard of; looking for them instead: {}",
                            lost.getMessage());
                    thread.pause(BEFORE_NEXT_TRY);
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        run(connection, "listen " + Arrivals.CHANNEL);
        var postgres = connection.unwrap(PGConnection.class);
        told = true;
        try {
            while (thread.isRunning()) {
                PGNotification[] heard = postgres.getNotifications(PATIENCE_MS);
                if (heard != null && heard.length > 0) {
                    events.publishEvent(new FactsArrived(Long.parseLong(heard[heard.length - 1].getParameter())));
                }
            }
        } finally {
            told = false;
        }
        run(connection, "unlisten *");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
