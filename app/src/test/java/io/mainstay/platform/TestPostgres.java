package io.mainstay.platform;

import io.mainstay.platform.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for tests: one server for each test run, and a freshly migrated database for whoever asks. It trades
 * durability for speed, which no test of what survives a crash may use.
 */
public final class TestPostgres {

    /** Where PostgreSQL's programs are unpacked for all test runs. */
    public static final Path SHARED = Path.of(System.getProperty("java.io.tmpdir"), "mainstay-tests");

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "300",
            "shared_buffers", "64MB");

    private TestPostgres() {}

    /** A database with every table and no row, that nobody else uses. */
    public static DataSource fresh() {
        return source(freshUrl());
    }

    /** The same, as a value for MAINSTAY_DATABASE_URL. */
    public static String freshUrl() {
        var name = "fresh_" + COUNT.incrementAndGet();
        run("create database %s template %s strategy file_copy".formatted(name, TEMPLATE));
        return url(name);
    }

    /** A database without a table. */
    public static String emptyUrl() {
        var name = "empty_" + COUNT.incrementAndGet();
        run("create database " + name);
        return url(name);
    }

    private static DataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static String url(String database) {
        var server = Running.SERVER;
        return "%s?user=%s&password=%s&options=-c%%20TimeZone=UTC"
                .formatted(server.url(database), server.user(), server.password());
    }

    private static synchronized void run(String sql) {
        try (var connection = source(url("postgres")).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    /** Started when first asked for. */
    private static final class Running {

        private static final PostgresServer SERVER = start();

        static {
            migrate();
        }

        private static PostgresServer start() {
            try {
                sweep();
                var folder = SHARED.resolve("" + ProcessHandle.current().pid());
                Files.createDirectories(folder);
                var server = PostgresServer.start(folder.toRealPath(), SHARED, FAST);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        }

        /** Servers of test runs that were killed. */
        private static void sweep() throws IOException {
            Files.createDirectories(SHARED);
            try (var folders = Files.newDirectoryStream(SHARED, "[0-9]*")) {
                for (var folder : folders) {
                    if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                            .isEmpty()) {
                        PostgresServer.stopLeftRunning(folder);
                        FileSystemUtils.deleteRecursively(folder);
                    }
                }
            }
        }

        private static void stop(PostgresServer server, Path folder) {
            try {
                server.close();
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        }

        private static void migrate() {
            try (var connection = admin().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE);
            } catch (SQLException cannot) {
                throw new IllegalStateException(cannot);
            }
            Flyway.configure()
                    .dataSource(SERVER.url(TEMPLATE), SERVER.user(), SERVER.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        }

        private static PGSimpleDataSource admin() {
            var source = new PGSimpleDataSource();
            source.setUrl(SERVER.url("postgres"));
            source.setUser(SERVER.user());
            source.setPassword(SERVER.password());
            return source;
        }
    }
}
