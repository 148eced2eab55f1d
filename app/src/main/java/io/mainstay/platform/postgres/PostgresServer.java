package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final String USER = "mainstay";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String HOST = "127.0.0.1";
    private static final int START_SECONDS = 120;
    private static final int PASSWORD_BYTES = 24;

    /** What has been acknowledged is on the disk. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static final Map<String, String> COMMON = Map.of(
            "listen_addresses", HOST,
            "unix_socket_directories", "",
            "max_connections", "100",
            "timezone", "UTC",
            "log_timezone", "UTC",
            "lc_messages", "C");

    private final Path folder;
    private final Path programs;
    private final OrdinaryUser user;
    private final Map<String, String> settings;
    private final String password;
    private int port;

    private PostgresServer(Path folder, Path programs, Map<String, String> settings) {
        this.folder = folder;
        this.programs = programs;
        this.user = OrdinaryUser.of(cluster(folder));
        this.settings = settings;
        this.password = password(folder.resolve("postgres.password"));
    }

    /** Starts the server of this folder, or goes on with the one that a killed program left running. */
    public static PostgresServer start(Path folder) {
        return start(folder, folder.resolve("runtime"), DURABLE);
    }

    /** For data that are not kept: fast, and lost in a crash. */
    public static PostgresServer startThrowaway(Path folder) {
        return start(folder, folder.resolve("runtime"), FAST);
    }

    /** @param programs where PostgreSQL's programs are unpacked; many servers may share them */
    public static PostgresServer start(Path folder, Path programs, Map<String, String> settings) {
        var server = new PostgresServer(folder, PostgresPrograms.unpackedIn(programs), settings);
        server.start();
        return server;
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
        return password;
    }

    private void start() {
        if (!Files.exists(cluster(folder))) {
            create();
        }
        if (adopted()) {
            return;
        }
        port = freePort();
        var options = new StringBuilder("-p " + port);
        COMMON.forEach((name, value) -> options.append(" -c %s=%s".formatted(name, value)));
        settings.forEach((name, value) -> options.append(" -c %s=%s".formatted(name, value)));
        var serverLog = folder.resolve("postgres.log");
        run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "" + START_SECONDS,
                "-D",
                "" + cluster(folder),
                "-l",
                "" + serverLog,
                "-o",
                "" + options);
        ensureDatabase();
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

    private boolean adopted() {
        var left = LeftRunning.in(cluster(folder));
        if (left.isEmpty()) {
            return false;
        }
        port = left.get().port();
        if (left.get().serves(source(MAINTENANCE_DATABASE), settings)) {
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

    /** Made beside its place and then moved, so that a half-made database is never taken for a whole one. */
    private void create() {
        log.info("Making the database in {}", folder);
        try {
            var draft = folder.resolve("postgres.new");
            delete(draft);
            Files.createDirectory(draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            user.own(draft);
            var handed = folder.resolve("postgres.password.new");
            Files.deleteIfExists(handed);
            secret(handed, password);
            user.own(handed);
            run(
                    "initdb",
                    "-D",
                    "" + draft,
                    "-U",
                    USER,
                    "--pwfile=" + handed,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--data-checksums");
            Files.delete(handed);
            Files.move(draft, cluster(folder), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cannot) {
            throw new CannotStart("the database cannot be made in %s: %s".formatted(folder, cannot), cannot);
        }
    }

    private PGSimpleDataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    private void run(String program, String... arguments) {
        var command = new ArrayList<>(user.prefix());
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new CannotStart("the embedded PostgreSQL failed (%s):\n%s\nIts log is %s"
                        .formatted(program, output.strip(), folder.resolve("postgres.log")));
            }
        } catch (IOException cannot) {
            throw new CannotStart("the embedded PostgreSQL cannot be run: " + cannot, cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for the embedded PostgreSQL", interrupted);
        }
    }

    /** Finishes what is under way, writes everything down and ends the server. */
    @Override
    public void close() {
        if (LeftRunning.in(cluster(folder)).isEmpty()) {
            return;
        }
        run("pg_ctl", "stop", "-m", "fast", "-w", "-t", "" + START_SECONDS, "-D", "" + cluster(folder));
    }

    private static Path cluster(Path folder) {
        return folder.resolve("postgres");
    }

    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(bytes);
                secret(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException cannot) {
            throw new CannotStart("%s cannot be used: %s".formatted(file, cannot), cannot);
        }
    }

    private static void secret(Path file, String text) throws IOException {
        var onlyUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Files.createFile(file, onlyUs), text);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
