package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server of one data folder. It listens on this machine only, and the password is known to this folder's
 * owner only. Killing the program leaves the server running: the next start finds it and goes on with it.
 */
public final class PostgresServer implements AutoCloseable {

    /** The database Mainstay keeps its tables in; made with the server. */
    public static final String DATABASE = "mainstay";

    /** What has been acknowledged is on the disk. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final String USER = "mainstay";
    private static final String HOST = "127.0.0.1";
    private static final String PATIENCE_SECONDS = "120";

    private static final Map<String, String> COMMON = Map.of(
            "listen_addresses", HOST,
            "unix_socket_directories", "",
            "max_connections", "100",
            "timezone", "UTC",
            "log_timezone", "UTC",
            "lc_messages", "C");

    private final Path folder;
    private final Path cluster;
    private final PostgresCommand command;
    private final Map<String, String> settings;
    private final ServerPassword password;
    private int port;

    private PostgresServer(Path folder, Path programs, Map<String, String> settings) {
        this.folder = folder;
        this.cluster = cluster(folder);
        this.command = new PostgresCommand(folder, programs, OrdinaryUser.of(cluster));
        this.settings = settings;
        this.password = ServerPassword.in(folder);
    }

    /** Starts the server of this folder, or goes on with the one that a killed program left running. */
    public static PostgresServer start(Path folder) {
        return start(folder, PostgresPrograms.place(folder), DURABLE);
    }

    /** For data that are not kept: fast, and lost in a crash. */
    public static PostgresServer startThrowaway(Path folder) {
        return start(folder, PostgresPrograms.place(folder), FAST);
    }

    /** @param programs where PostgreSQL's programs are unpacked; many servers may share them */
    public static PostgresServer start(Path folder, Path programs, Map<String, String> settings) {
        var server = new PostgresServer(folder, PostgresPrograms.unpackedIn(programs), settings);
        server.start();
        return server;
    }

    /** The server of a program that runs on this folder now, to be spoken to and left running. */
    public static Optional<PostgresServer> runningIn(Path folder) {
        return LeftRunning.in(cluster(folder)).map(running -> {
            var server = new PostgresServer(folder, PostgresPrograms.place(folder), Map.of());
            server.port = running.port();
            return server;
        });
    }

    /** Stops a server whose program was killed, when one runs on this folder. */
    public static void stopLeftRunning(Path folder) {
        LeftRunning.in(cluster(folder)).ifPresent(LeftRunning::stop);
    }

    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password.text();
    }

    private void start() {
        if (!Files.exists(cluster)) {
            log.info("Making the database in {}", folder);
            new NewCluster(command, USER, password).at(cluster);
        }
        if (adopted()) {
            return;
        }
        port = freePort();
        command.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + PATIENCE_SECONDS,
                "--pgdata=" + cluster,
                "--log=" + newLog(),
                "--options=" + options());
        ensureDatabase();
    }

    private boolean adopted() {
        var left = LeftRunning.in(cluster);
        if (left.isEmpty()) {
            return false;
        }
        port = left.get().port();
        var same = left.get().runs(command.program("postgres"));
        if (same && left.get().serves(source(MAINTENANCE_DATABASE), settings)) {
            log.info(
                    "Going on with the PostgreSQL server that was left running (process {})",
                    left.get().pid());
            return true;
        }
        log.info(
                "Stopping the PostgreSQL server that was left running (process {})",
                left.get().pid());
        close();
        return false;
    }

    private String options() {
        var options = new StringBuilder("-p " + port);
        COMMON.forEach((name, value) -> options.append(" -c %s=%s".formatted(name, value)));
        settings.forEach((name, value) -> options.append(" -c %s=%s".formatted(name, value)));
        return options.toString();
    }

    /** The log of the start before is kept beside it. */
    private Path newLog() {
        var current = folder.resolve("postgres.log");
        try {
            if (Files.exists(current)) {
                Files.move(current, folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            command.user().own(Files.createFile(current));
            return current;
        } catch (IOException cannot) {
            throw new CannotStart("%s cannot be written: %s".formatted(current, cannot), cannot);
        }
    }

    private void ensureDatabase() {
        try (var connection = source(MAINTENANCE_DATABASE).getConnection();
                var statement = connection.createStatement()) {
            var known = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!known.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException cannot) {
            throw new CannotStart("the database cannot be made in %s: %s".formatted(folder, cannot), cannot);
        }
    }

    private PGSimpleDataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(USER);
        source.setPassword(password.text());
        return source;
    }

    /** Finishes what is under way, writes everything down and ends the server. Closing twice does no harm. */
    @Override
    public void close() {
        if (LeftRunning.in(cluster).isPresent()) {
            command.run(
                    "pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=" + PATIENCE_SECONDS, "--pgdata=" + cluster);
        }
    }

    private static Path cluster(Path folder) {
        return folder.resolve("postgres");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
