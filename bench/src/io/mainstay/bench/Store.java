package io.mainstay.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.accounts.Accounts;
import io.mainstay.demo.Simulation;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Engine;
import io.mainstay.platform.postgres.PostgresServer;
import io.mainstay.workspace.Company;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The facts of a large invented company in an embedded PostgreSQL of their own, as durable as the product's. They are
 * recorded once, through the product's own way in, and kept for the next run.
 */
final class Store implements AutoCloseable {

    static final LocalDate END = LocalDate.of(2026, 11, 21);
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Company COMPANY = new Company("Bench", Currency.getInstance("USD"), ZONE, Month.FEBRUARY);

    private static final Set<String> NOT_RECORDED = Set.of("invoice", "payment");

    final Path folder;
    final PostgresServer server;
    final HikariDataSource pool;
    final JdbcClient db;
    final Facts facts;
    final Simulation simulation;

    Store(int accounts, int months) throws Exception {
        simulation = new Simulation(7, accounts, months, END);
        folder = Path.of(System.getenv().getOrDefault("MAINSTAY_BENCH_DATA", "bench/data"))
                .toAbsolutePath()
                .resolve(accounts + "x" + months);
        Files.createDirectories(folder);
        server = PostgresServer.start(folder);
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(PostgresServer.DATABASE));
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setConnectionInitSql("set time zone 'UTC'");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        db = JdbcClient.create(pool);
        facts = facts(pool);
        fill();
    }

    /** The engine on these facts, all of them copied. */
    Engine engine() {
        var engine = new Engine(folder.resolve("metrics.duckdb"), facts, COMPANY);
        long before = engine.metrics.progress().copied();
        var watch = new Watch();
        engine.metrics.catchUp();
        System.out.printf(
                "%,d facts copied in %.1f s%n", engine.metrics.progress().copied() - before, watch.seconds());
        return engine;
    }

    double serverCpu() {
        try {
            return Cpu.ofServer(folder);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static Facts facts(DataSource source) {
        var transactions = new JdbcTransactionManager(source);
        var clock = Clock.systemUTC();
        var accounts = new Accounts(JdbcClient.create(source), transactions, clock);
        return new Facts(
                JdbcClient.create(source), transactions, accounts, FactKinds.shipped(), () -> ZONE, clock, _ -> {});
    }

    private void fill() throws Exception {
        Path done = folder.resolve("filled");
        if (Files.exists(done)) {
            return;
        }
        if (facts.lastSeq() > 0) {
            throw new IllegalStateException("%s was filled in part; delete it".formatted(folder));
        }
        var watch = new Watch();
        long[] told = {0, 0};
        var months = new HashSet<String>();
        simulation.tell(batch -> {
            List<RawFact> kept = batch.facts().stream()
                    .filter(fact -> !NOT_RECORDED.contains(fact.kind()))
                    .toList();
            facts.record(batch.source(), kept, batch.recordedAt());
            told[0] += kept.size();
            if (months.add(batch.recordedAt().toString().substring(0, 7))) {
                System.err.printf("  %s, %,d facts, %.0f s%n", batch.recordedAt(), told[0], watch.seconds());
            }
        });
        db.sql("analyze").update();
        Files.writeString(done, "%d facts in %.1f s".formatted(told[0], watch.seconds()));
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
