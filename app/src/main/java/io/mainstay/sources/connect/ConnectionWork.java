package io.mainstay.sources.connect;

import io.mainstay.sources.Sources;
import io.mainstay.sources.connect.Connection.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the job does with a connection: one step after another, until there is nothing to read for now. */
final class ConnectionWork {

    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWork.class);
    private static final Duration SLICE = Duration.ofSeconds(20);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration AFTER_A_SURPRISE = Duration.ofMinutes(5);
    private static final int HINTS_AT_ONCE = 50;

    private final ConnectionTables tables;
    private final Shelf shelf;
    private final StepRecord record;
    private final Sources sources;
    private final Clock clock;

    ConnectionWork(ConnectionTables tables, Shelf shelf, StepRecord record, Sources sources, Clock clock) {
        this.tables = tables;
        this.shelf = shelf;
        this.record = record;
        this.sources = sources;
        this.clock = clock;
    }

    /** @return when to look again; empty when this source is not asked any more */
    Optional<Duration> on(String source) {
        Instant enough = clock.instant().plus(SLICE);
        while (true) {
            Optional<Connection> found = tables.connections().find(source);
            if (found.isEmpty() || found.get().state() == State.DISCONNECTED) {
                return Optional.empty();
            }
            Optional<Duration> pause = guarded(found.get());
            if (pause.isPresent()) {
                return pause;
            }
            if (clock.instant().isAfter(enough)) {
                return Optional.of(Duration.ZERO);
            }
        }
    }

    /** Whether a first reading is under way just now. */
    boolean isBusy(String source) {
        return tables.connections()
                .find(source)
                .filter(connection -> connection.isConnected() && !connection.isRead())
                .map(connection -> connection.story().lastStepAt())
                .map(last -> last.isAfter(clock.instant().minus(INTERVAL)))
                .orElse(false);
    }

    private Optional<Duration> guarded(Connection connection) {
        try {
            return once(connection);
        } catch (TransientDataAccessException
                | CannotCreateTransactionException
                | CannotGetJdbcConnectionException databaseAway) {
            LOG.warn("Source {} waits for the database", connection.source(), databaseAway);
            return Optional.of(LATER);
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Source {} stumbled, reference {}", connection.source(), reference, e);
            String what = "Something unforeseen happened; what was read before is kept. Reference " + reference + ".";
            tables.connections().trouble(connection, what, clock.instant().plus(AFTER_A_SURPRISE));
            return Optional.of(AFTER_A_SURPRISE);
        }
    }

    /** One step. @return how long to wait before the next; empty for not at all */
    private Optional<Duration> once(Connection connection) {
        if (connection.state() == State.RETRACTING) {
            record.retractSome(connection);
            return Optional.empty();
        }
        if (sources.isPaused(connection.source())) {
            return Optional.of(INTERVAL);
        }
        if (connection.story().problem() != null) {
            Instant retryAt = connection.story().retryAt();
            Duration left = retryAt == null ? INTERVAL : Duration.between(clock.instant(), retryAt);
            if (left.isPositive()) {
                return Optional.of(left);
            }
        }
        List<Hint> hints = tables.hints().waiting(connection.source(), HINTS_AT_ONCE);
        Step step = step(connection, hints);
        return switch (step) {
            case Step.Read read -> {
                boolean written = record.write(connection, read, hints);
                boolean done = written && hints.isEmpty() && !read.more();
                yield done && tables.hints().waiting(connection.source(), 1).isEmpty()
                        ? Optional.of(INTERVAL)
                        : Optional.empty();
            }
            case Step.Wait(Duration pause, String why) -> {
                tables.connections().trouble(connection, why, clock.instant().plus(pause));
                yield Optional.of(pause);
            }
            case Step.Failed(String why) -> {
                tables.connections().trouble(connection, why, null);
                yield Optional.of(INTERVAL);
            }
        };
    }

    private Step step(Connection connection, List<Hint> hints) {
        Connector connector = shelf.find(connection.connector())
                .orElseThrow(() -> new IllegalStateException("There is no connector " + connection.connector()));
        Connected to = shelf.connected(connection);
        String cursor = connection.place().cursor();
        return hints.isEmpty() ? connector.pull(to, cursor) : connector.follow(to, hints, cursor);
    }
}
