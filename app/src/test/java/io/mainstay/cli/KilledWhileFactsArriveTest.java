package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.platform.TestPostgres;
import io.mainstay.platform.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole program, killed while facts are posted to it: what it answered for is there, once, and sending again is safe. */
class KilledWhileFactsArriveTest {

    private static final int SENDERS = 4;
    private static final int ENOUGH = 60;

    @TempDir
    private Path temp;

    private volatile RunningProgram running = new RunningProgram(URI.create("http://127.0.0.1"), "");

    @AfterEach
    void stop() throws IOException {
        PostgresServer.stopLeftRunning(temp.toRealPath());
    }

    @Test
    void every_fact_that_was_answered_for_is_there_once() throws Exception {
        var acknowledged = new ConcurrentSkipListSet<String>();
        var program = start();
        db().sql(
                        "insert into company (name, currency, zone, fiscal_month) values ('Sextant', 'EUR', 'Europe/Berlin', 1)")
                .update();
        try {
            sendUntilKilled(program, acknowledged);
        } finally {
            program.toHandle().destroyForcibly();
            program.waitFor();
        }
        assertThat(acknowledged).as("facts were sent").hasSizeGreaterThan(ENOUGH);

        var again = start();
        try {
            assertThat(keys()).as("nothing that was answered for is missing").containsAll(acknowledged);
            post(acknowledged.first());
            assertThat(keys()).as("nothing is there twice").doesNotHaveDuplicates();
        } finally {
            again.destroy();
            again.waitFor();
        }
    }

    private void sendUntilKilled(Process program, Set<String> acknowledged) throws InterruptedException {
        var killed = new AtomicBoolean();
        var senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> Thread.ofPlatform().start(() -> {
                    for (int number = 0; !killed.get(); number++) {
                        var key = "sender-%d-%d".formatted(sender, number);
                        if (post(key)) {
                            acknowledged.add(key);
                        }
                    }
                }))
                .toList();
        while (acknowledged.size() <= ENOUGH && senders.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(5);
        }
        program.toHandle().destroyForcibly();
        program.waitFor();
        killed.set(true);
        for (var sender : senders) {
            sender.join();
        }
    }

    /** @return whether the program answered that it has it */
    private boolean post(String key) {
        var body = """
                {"source": "test", "facts": [{"kind": "account_profile", "account": "harbor", "at": "2026-01-01", \
                "key": "%s", "fields": {"name": "Harbor"}}]}""".formatted(key);
        try {
            var answer = running.send(running.request("/api/v1/facts")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dmainstay.programs=" + TestPostgres.SHARED,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.mainstay.Mainstay",
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MAINSTAY_DATA", temp.toRealPath().toString());
        builder.environment().put("MAINSTAY_PORT", "0");
        builder.environment().remove("MAINSTAY_DATABASE_URL");
        var program = builder.start();
        var out = new BufferedReader(new InputStreamReader(program.getInputStream()));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Mainstay is ready at ")) {
                running = RunningProgram.on(temp.toRealPath()).orElse(running);
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                return program;
            }
        }
        program.destroyForcibly();
        throw new IllegalStateException("the program ended before it was ready");
    }

    private List<String> keys() throws IOException {
        return db().sql("select source_key from fact where source = 'test'")
                .query(String.class)
                .list();
    }

    /** The running program's own database, beside it. */
    private JdbcClient db() throws IOException {
        var server = PostgresServer.start(temp.toRealPath(), TestPostgres.SHARED, Map.of());
        var source = new PGSimpleDataSource();
        source.setUrl(server.url(PostgresServer.DATABASE));
        source.setUser(server.user());
        source.setPassword(server.password());
        return JdbcClient.create(source);
    }
}
