package io.mainstay.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The columnar database in the process: one file that can be thrown away, or memory. Many may read while one writes.
 */
final class DuckDb implements AutoCloseable {

    private static final String CONFIGURATION = """
            set global TimeZone = 'UTC';
            set global preserve_insertion_order = false;
            set global enable_external_access = false;
            set global lock_configuration = true;
            """;

    /** The functions the measures use. */
    private static final String PRELUDE =
            MetricDefinitions.files("prelude.sql").getFirst().text();

    private static final Logger LOG = LoggerFactory.getLogger(DuckDb.class);

    private final DuckDBConnection root;

    /** The one connection that writes, which keeps what is prepared on it. */
    private final DuckDBConnection writer;

    private final ReentrantLock writing = new ReentrantLock();

    private DuckDb(DuckDBConnection root) {
        this.root = root;
        this.writer = connection();
        try {
            writer.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed("connect", "", e);
        }
    }

    static DuckDb inMemory() {
        return new DuckDb(connect("jdbc:duckdb:"));
    }

    /**
     * Opens the file, or makes a new one where it is missing, damaged or does not fit: it is a copy, so nothing is lost.
     */
    static DuckDb open(Path file, Work<Boolean> fits) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            DuckDb there = new DuckDb(connect("jdbc:duckdb:" + file));
            if (there.write(fits)) {
                return there;
            }
            there.close();
        } catch (UncategorizedSQLException damaged) {
            LOG.warn("The columnar copy cannot be used and is made anew: {}", damaged.getMessage());
        }
        delete(file);
        return new DuckDb(connect("jdbc:duckdb:" + file));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DuckDBConnection connect(String url) {
        try {
            var properties = new Properties();
            properties.setProperty("jdbc_stream_results", "false");
            var connection = (DuckDBConnection) DriverManager.getConnection(url, properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(CONFIGURATION);
                statement.execute(PRELUDE);
            }
            return connection;
        } catch (SQLException e) {
            throw failed("open", url, e);
        }
    }

    /** A connection of one's own to the same database. */
    DuckDBConnection connection() {
        try {
            return (DuckDBConnection) root.duplicate();
        } catch (SQLException e) {
            throw failed("connect", "", e);
        }
    }

    /** Work on rows of a query. */
    @FunctionalInterface
    interface Rows<T extends @Nullable Object> {
        T read(java.sql.ResultSet rows) throws SQLException;
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(DuckDBConnection connection) throws SQLException;
    }

    <T extends @Nullable Object> T query(String sql, Rows<T> rows) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return rows.read(result);
        } catch (SQLException e) {
            throw failed("query", sql, e);
        }
    }

    /** Runs work alone, in one transaction: all of it becomes visible, or none. */
    <T extends @Nullable Object> T write(Work<T> work) {
        writing.lock();
        try {
            try {
                T result = work.on(writer);
                writer.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failed("write", "", e);
        } finally {
            writing.unlock();
        }
    }

    /** Runs something while nobody else writes. */
    <T extends @Nullable Object> T alone(java.util.function.Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n" + sql, e);
        }
    }

    private static UncategorizedSQLException failed(String task, String sql, SQLException e) {
        return new UncategorizedSQLException("DuckDB " + task, sql, e);
    }

    @Override
    public void close() {
        try {
            writer.close();
            root.close();
        } catch (SQLException e) {
            throw failed("close", "", e);
        }
    }
}
