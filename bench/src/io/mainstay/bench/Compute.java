package io.mainstay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** All revenue measures of a book from its facts; and MRR movements by month against PostgreSQL and a query by hand. */
final class Compute {

    private static final int RUNS = 2;
    private static final String MONTHLY = """
              select date_trunc('month', day)::date as month, kind, round(sum(amount), 2) as amount
                from %s.movement
               where kind <> 'transfer'
            group by 1, 2
            """;

    /** The same with what explains each movement, and the customers won and lost. */
    private static final String EXPLAINED = """
              select date_trunc('month', day)::date as month, kind, reason, unnest(['amount', 'seats', 'logos']) as what,
                     unnest([round(sum(amount), 2), round(sum(seats), 2), sum(logos)]) as amount
                from %s.movement
               where kind <> 'transfer'
            group by 1, 2, 3
            """;

    private Compute() {}

    public static void main(String[] arguments) throws Exception {
        var size = Size.of(arguments);
        try (var store = new Store(size.accounts(), size.months());
                var engine = store.engine()) {
            System.out.printf(
                    "%,d accounts, %d months, %,d facts, %s subscription versions%n",
                    size.accounts(),
                    size.months(),
                    engine.metrics.progress().copied(),
                    engine.rows("select count(*) from fact.subscription_terms").getFirst());

            Peer.measure("all revenue measures", 1, Cpu::ofThisProgram, () -> {
                engine.computeAll((name, took) -> System.out.printf("  %-20s %6.2f s%n", name, took));
                return List.of();
            });
            System.out.printf("resident %,d MB, peak %,d MB%n", Memory.residentMegabytes(), Memory.peakMegabytes());

            String points = Files.readString(Path.of("bench/sql/handwritten_points.sql"));
            String query = points + Files.readString(Path.of("bench/sql/handwritten.sql"));
            var hand = Peer.measure("movements by hand in DuckDB", RUNS, Cpu::ofThisProgram, () -> engine.rows(query));
            String rows = points + Files.readString(Path.of("bench/sql/handwritten_rows.sql"));
            engine.run("create schema if not exists by_hand");
            var kept = Peer.measure("movements by hand, kept as rows", RUNS, Cpu::ofThisProgram, () -> {
                engine.run("create or replace table by_hand.movement as " + rows);
                return engine.rows(MONTHLY.formatted("by_hand"));
            });
            var mainstay = Peer.measure("movements in Mainstay", RUNS, Cpu::ofThisProgram, () -> {
                engine.compute("exchange", "subscription_step", "movement");
                return engine.rows(MONTHLY.formatted("book_bench"));
            });
            mainstay.against(hand);
            mainstay.with(engine.rows(EXPLAINED.formatted("book_bench")))
                    .against(kept.with(engine.rows(EXPLAINED.formatted("by_hand"))));
            engine.run("drop schema by_hand cascade");
            postgres(store).against(mainstay);
        }
    }

    private static Peer postgres(Store store) throws Exception {
        for (String sql : statements("bench/sql/postgres_tables.sql")) {
            store.db.sql(sql).update();
        }
        String[] movements = statements("bench/sql/postgres_movements.sql");
        return Peer.measure("movements, same SQL in PostgreSQL", 1, store::serverCpu, () -> {
            for (String sql : movements) {
                store.db.sql(sql).update();
            }
            return store.db
                    .sql(MONTHLY.formatted("bench"))
                    .query((row, _) -> "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)))
                    .list();
        });
    }

    private static String[] statements(String file) throws IOException {
        return Arrays.stream(Files.readString(Path.of(file)).split(";\\s*\\n"))
                .filter(sql -> !sql.isBlank())
                .toArray(String[]::new);
    }
}
