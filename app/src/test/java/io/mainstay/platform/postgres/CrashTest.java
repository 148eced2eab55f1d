package io.mainstay.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mainstay.platform.TestPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Killing the program, or the server with it, loses nothing that was acknowledged, and needs no hand afterwards. */
class CrashTest {

    @TempDir
    private Path temp;

    @AfterEach
    void stop() {
        PostgresServer.stopLeftRunning(folder());
    }

    @Test
    void a_killed_program_loses_no_acknowledged_row_and_the_server_it_left_is_gone_on_with() throws Exception {
        int acknowledged = writeAndKill(500);
        long left = postmaster();

        try (var server = WritesUntilKilled.start(folder())) {
            assertThat(postmaster()).as("the server left running is adopted").isEqualTo(left);
            assertThat(ids(server)).containsAll(upTo(acknowledged));
            assertThat(durability(server))
                    .containsOnly(
                            Map.entry("fsync", "on"),
                            Map.entry("synchronous_commit", "on"),
                            Map.entry("full_page_writes", "on"));
        }
    }

    @Test
    void a_server_killed_with_its_program_recovers_every_acknowledged_row() throws Exception {
        int acknowledged = writeAndKill(500);
        killServer();

        try (var server = WritesUntilKilled.start(folder())) {
            assertThat(ids(server)).containsAll(upTo(acknowledged));
        }
    }

    @Test
    void a_server_that_runs_otherwise_than_we_would_is_stopped_and_started_anew() throws Exception {
        var server = PostgresServer.start(folder(), TestPostgres.SHARED, Map.of("fsync", "off"));
        long left = postmaster();

        try (var durable = WritesUntilKilled.start(folder())) {
            assertThat(postmaster()).isNotEqualTo(left);
            assertThat(durability(durable)).containsEntry("fsync", "on");
        }
        assertThat(server).isNotNull();
    }

    @Test
    void a_stale_note_that_names_some_other_process_is_ignored() throws Exception {
        WritesUntilKilled.start(folder()).close();
        var note =
                List.of("" + ProcessHandle.current().pid(), "" + cluster(), "1", "5432", "", "127.0.0.1", "", "ready");
        Files.write(cluster().resolve("postmaster.pid"), note);

        try (var server = WritesUntilKilled.start(folder())) {
            assertThat(durability(server)).containsEntry("fsync", "on");
        }
    }

    @Test
    void the_password_is_for_the_owner_only_and_no_one_gets_in_without_it() throws Exception {
        try (var server = WritesUntilKilled.start(folder())) {
            assertThat(Files.getPosixFilePermissions(folder().resolve("postgres.password")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
            var stranger = source(server);
            stranger.setPassword("guess");
            assertThat(catchThrowable(stranger::getConnection)).hasMessageContaining("password authentication failed");
        }
    }

    /** @return the last row that was acknowledged before the program was killed */
    private int writeAndKill(int last) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesUntilKilled.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (var out = new BufferedReader(new InputStreamReader(program.getInputStream()))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("written ")) {
                    acknowledged = Integer.parseInt(line.substring("written ".length()));
                    if (acknowledged == last) {
                        program.toHandle().destroyForcibly();
                    }
                }
            }
        }
        program.waitFor();
        return acknowledged;
    }

    private void killServer() throws IOException {
        var server = ProcessHandle.of(postmaster()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst());
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Integer> ids(PostgresServer server) {
        return JdbcClient.create(source(server))
                .sql("select id from written order by id")
                .query(Integer.class)
                .list();
    }

    private static Map<String, String> durability(PostgresServer server) {
        var settings = new HashMap<String, String>();
        JdbcClient.create(source(server))
                .sql(
                        "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')")
                .query(row -> {
                    settings.put(row.getString("name"), row.getString("setting"));
                });
        return settings;
    }

    private static PGSimpleDataSource source(PostgresServer server) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.url(PostgresServer.DATABASE));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    private Path folder() {
        try {
            return temp.toRealPath();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Path cluster() {
        return folder().resolve("postgres");
    }
}
