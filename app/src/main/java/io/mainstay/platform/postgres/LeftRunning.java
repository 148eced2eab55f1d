package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A server that still runs on a database's folder, because the program that started it was killed. */
record LeftRunning(Path cluster, long pid, int port) {

    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Reads postmaster.pid; one that names no server of this folder is stale, and is removed. */
    static Optional<LeftRunning> in(Path cluster) {
        var file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            if (lines.size() > PORT_LINE) {
                var left = new LeftRunning(
                        cluster, Long.parseLong(lines.get(PID_LINE)), Integer.parseInt(lines.get(PORT_LINE)));
                if (left.alive()) {
                    return Optional.of(left);
                }
            }
            Files.delete(file);
            return Optional.empty();
        } catch (IOException cannot) {
            throw new CannotStart("%s cannot be read: %s".formatted(file, cannot), cannot);
        }
    }

    /** After a restart of the machine the number may belong to any other process, so its command line is compared. */
    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse("" + cluster))
                .filter(command -> command.contains("" + cluster))
                .isPresent();
    }

    /** A server whose own files have been replaced or deleted cannot be relied on for long. */
    boolean runs(Path program) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.equals(program.toString()))
                .isPresent();
    }

    /** Whether it answers to our password, serves this folder, and runs as we would run it. */
    boolean serves(DataSource source, Map<String, String> settings) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = source.getConnection()) {
                return same(connection, settings);
            } catch (SQLException cannot) {
                if (!CANNOT_CONNECT_NOW.equals(cannot.getSQLState()) || System.nanoTime() > end) {
                    return false;
                }
                pause();
            }
        }
    }

    private boolean same(Connection connection, Map<String, String> settings) throws SQLException {
        if (!cluster.toString().equals(setting(connection, "data_directory"))) {
            return false;
        }
        for (var expected : settings.entrySet()) {
            if (!expected.getValue().equals(setting(connection, expected.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select reset_val from pg_settings where name = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** For one that nobody is connected to any more. */
    void stop() {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroy();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        });
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
