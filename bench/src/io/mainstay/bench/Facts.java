package io.mainstay.bench;

import io.mainstay.workspace.Role;
import io.mainstay.workspace.Reach;
import io.mainstay.Mainstay;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Facts per second through `POST /api/v1/facts`, with the whole program running, against the plain way to write the
 * same rows: a JDBC batch insert into one table with one unique index, on the same durable server, in the same run.
 */
public final class Facts {

    private static final int BATCH = 500;
    private static final int CLIENTS = 3;
    private static final int WARM_UP = 40_000;
    private static final double TICKS_PER_SECOND = 100;

    /** One batch, as the API takes it and as the peer writes it. */
    private record Batch(String json, List<Row> rows) {}

    private record Row(String account, String at, String subject, String key, String fields) {}

    private final ConfigurableApplicationContext program;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;
    private final String token;

    private Facts(ConfigurableApplicationContext program, Path folder) {
        this.program = program;
        this.folder = folder;
        program.getBean(Workspace.class)
                .setUp(
                        new Company("Bench", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY),
                        new NewMember("bench@example.com", "Bench", "a quiet pond beside nine mills"));
        this.token = program.getBean(Tokens.class)
                .make("bench", Set.of(Scope.FACTS_WRITE), 1, new Principal(1, "Bench", Role.OWNER, Reach.everything()))
                .text();
    }

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        var folder = Files.createTempDirectory("mainstay-bench-");
        try (var program = new SpringApplication(Mainstay.class)
                .run("--MAINSTAY_DATA=" + folder, "--MAINSTAY_PORT=0", "--MAINSTAY_ADDRESS=127.0.0.1")) {
            new Facts(program, folder).run(records);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void run(int records) throws Exception {
        System.out.printf(
                "%,d facts in batches of %d by %d clients, %d processors, fsync %s, synchronous_commit %s%n",
                records,
                BATCH,
                CLIENTS,
                Runtime.getRuntime().availableProcessors(),
                setting("fsync"),
                setting("synchronous_commit"));
        Rate warm = rate(WARM_UP, () -> post(batches("warm", WARM_UP)));
        System.out.printf("  first %,d, while warming up       %s facts%n", WARM_UP, shown(warm));
        var batches = batches("k", records);
        nanos.clear();
        Rate through = rate(records, () -> post(batches));
        System.out.printf(
                "  through POST /api/v1/facts           %s facts   (p50 %d ms, p99 %d ms a batch)%n",
                shown(through), percentile(50), percentile(99));
        Rate again = rate(records, () -> post(batches));
        System.out.printf("  the same again, nothing changes      %s facts%n", shown(again));
        peer("create table bench_warm (account text, at timestamptz, subject text, fields jsonb, source text,"
                + " source_key text, primary key (source, source_key))");
        insert("bench_warm", batches("warm", WARM_UP));
        peer("create table bench_peer (like bench_warm including all)");
        Rate peer = rate(records, () -> insert("bench_peer", batches));
        System.out.printf("  plain JDBC batch insert, one index   %s rows%n", shown(peer));
        System.out.printf(
                "  against the peer                     %10.2f of its speed, %.1f times its processor%n",
                through.perSecond() / peer.perSecond(), through.processor() / peer.processor());
    }

    private static String shown(Rate rate) {
        return "%,10.0f a second, %,6.0f µs of processor each,".formatted(rate.perSecond(), rate.processor());
    }

    private static List<Batch> batches(String prefix, int records) {
        var random = new Random(7);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < records; from += BATCH) {
            var rows = IntStream.range(from, Math.min(records, from + BATCH))
                    .mapToObj(i -> row(prefix, i, random))
                    .toList();
            var json = new StringBuilder("{\"source\":\"bench\",\"facts\":[");
            for (Row row : rows) {
                json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                        .append("{\"kind\":\"subscription_terms\",\"account\":\"%s\",\"at\":\"%s\",\"subject\":\"%s\",\"key\":\"%s\",\"fields\":%s}"
                                .formatted(row.account(), row.at(), row.subject(), row.key(), row.fields()));
            }
            batches.add(new Batch(json.append("]}").toString(), rows));
        }
        return batches;
    }

    private static Row row(String prefix, int i, Random random) {
        int account = random.nextInt(20_000);
        var at = Instant.parse("2022-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000_000));
        var fields = "{\"status\":\"active\",\"product\":\"Harbor\",\"plan\":\"Team\",\"quantity\":%d,\"unit_price\":\"%d.50\",\"currency\":\"EUR\",\"interval\":\"month\"}"
                .formatted(1 + random.nextInt(50), random.nextInt(100));
        return new Row("account-" + account, at.toString(), "sub-" + account, prefix + "-" + i, fields);
    }

    private Void post(List<Batch> batches) throws Exception {
        var uri = URI.create("http://127.0.0.1:%s/api/v1/facts"
                .formatted(program.getEnvironment().getRequiredProperty("local.server.port")));
        return inParallel(batches, mine -> {
            for (Batch batch : mine) {
                long start = System.nanoTime();
                var answer = http.send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(batch.json()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || !answer.body().contains("\"set_aside\":0")) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                nanos.add(System.nanoTime() - start);
            }
        });
    }

    private Void insert(String table, List<Batch> batches) throws Exception {
        var sql = "insert into %s (account, at, subject, fields, source, source_key)".formatted(table)
                + " values (?, ?::timestamptz, ?, ?::jsonb, 'bench', ?) on conflict do nothing";
        return inParallel(batches, mine -> {
            try (Connection connection = program.getBean(DataSource.class).getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                connection.setAutoCommit(false);
                for (Batch batch : mine) {
                    for (Row row : batch.rows()) {
                        statement.setString(1, row.account());
                        statement.setString(2, row.at());
                        statement.setString(3, row.subject());
                        statement.setString(4, row.fields());
                        statement.setString(5, row.key());
                        statement.addBatch();
                    }
                    statement.executeBatch();
                    connection.commit();
                }
            }
        });
    }

    private interface Work {
        void on(List<Batch> batches) throws Exception;
    }

    private static Void inParallel(List<Batch> batches, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                var mine = IntStream.range(0, batches.size())
                        .filter(i -> i % CLIENTS == first)
                        .mapToObj(batches::get)
                        .toList();
                running.add(threads.submit(() -> {
                    work.on(mine);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return null;
    }

    /** How many a second by the clock, and the processor time of each, in microseconds, ours and the server's. */
    private record Rate(double perSecond, double processor) {}

    private Rate rate(int records, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        double busy = busy();
        work.call();
        return new Rate(records / ((System.nanoTime() - start) / 1e9), (busy() - busy) * 1e6 / records);
    }

    /** The seconds of processor that this program, with its clients, and the server's processes have taken so far. */
    private double busy() throws Exception {
        var server = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip();
        double ticks = 0;
        for (var process : ProcessHandle.allProcesses().toList()) {
            var stat = Path.of("/proc/%d/stat".formatted(process.pid()));
            if (Files.exists(stat)) {
                var text = Files.readString(stat);
                var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                if (fields[1].equals(server) || process.pid() == ProcessHandle.current().pid()) {
                    ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                }
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private long percentile(int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1_000_000;
    }

    private void peer(String sql) throws Exception {
        try (var connection = program.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String setting(String name) throws Exception {
        try (var connection = program.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
