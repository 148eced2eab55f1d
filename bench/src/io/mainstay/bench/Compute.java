package io.mainstay.bench;

import io.mainstay.metrics.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All revenue measures of a book from its facts, against PostgreSQL; MRR movements also against queries by hand. */
final class Compute {

    private static final int RUNS = 2;
    private static final String[] MOVEMENTS = {"exchange", "subscription_step", "holding", "movement"};
    private static final String MONTHLY = """
              select date_trunc('month', day)::date as month, kind, round(sum(amount), 2) as amount
                from %s.movement
               where kind <> 'transfer'
            group by 1, 2
            """;

    /** The same with what explains each movement, and the customers won and lost. */
    private static final String EXPLAINED = """
              select date_trunc('month', day)::date as month, kind, reason, what,
                     round(sum(case what when 'amount' then amount when 'seats' then seats else logos end), 2) as amount
                from %s.movement
               cross join (values ('amount'), ('seats'), ('logos')) as compared(what)
               where kind <> 'transfer'
            group by 1, 2, 3, 4
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

            var all = Peer.measure("all measures in Mainstay", 1, Cpu::ofThisProgram, () -> {
                engine.computeAll((name, took) -> System.out.printf("  %-20s %6.2f s%n", name, took));
                return List.of();
            });
            System.out.printf("resident %,d MB, peak %,d MB%n", Memory.residentMegabytes(), Memory.peakMegabytes());
            var totals = Totals.of(engine, "book_bench");
            var everything = all.with(totals.stream()
                    .flatMap(each -> each.named(
                            engine.rows(each.query("book_bench")).getFirst()).stream())
                    .toList());
            var literals = engine.literals();

            var movements = byHand(engine);
            try (var postgres = new Postgres(store)) {
                System.out.println("The same SQL in PostgreSQL");
                postgres.computeAll(engine.definitions.measures(), literals);
                List<String> sums = new ArrayList<>();
                for (Totals each : totals) {
                    sums.addAll(each.named(
                            postgres.rows(each.query(Postgres.SCHEMA)).getFirst()));
                }
                postgres.together("all measures, same SQL in PostgreSQL", sums)
                        .against(everything);
                postgres.together(
                                "movements, same SQL in PostgreSQL",
                                postgres.rows(EXPLAINED.formatted(Postgres.SCHEMA)),
                                MOVEMENTS)
                        .against(movements);
            }
        }
    }

    /** MRR movements of Mainstay, against both queries by hand. */
    private static Peer byHand(Engine engine) throws Exception {
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
            engine.compute(MOVEMENTS);
            return engine.rows(MONTHLY.formatted("book_bench"));
        });
        mainstay.against(hand);
        var explained = mainstay.with(engine.rows(EXPLAINED.formatted("book_bench")));
        explained.against(kept.with(engine.rows(EXPLAINED.formatted("by_hand"))));
        engine.run("drop schema by_hand cascade");
        return explained;
    }
}
