package io.mainstay.metrics;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.Facts;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The product's engine on a columnar file, opened up so that its stages can be timed one by one. */
public final class Engine implements AutoCloseable {

    public final DuckDb duckDb;
    public final Metrics metrics;
    public final Definitions definitions;
    private final Terms terms;
    private final FactCopy copy;
    private Book book;

    public Engine(Path file, Facts facts, Company company) {
        var kinds = FactKinds.shipped();
        definitions = MetricDefinitions.shipped(kinds);
        terms = new Terms(company, Policy.standard(definitions.policy()));
        duckDb = DuckDb.open(file, connection -> FactCopy.fits(connection, kinds));
        copy = new FactCopy(duckDb, kinds);
        metrics = new Metrics(duckDb, definitions, facts, () -> terms, Clock.systemUTC());
    }

    /** Computes every measure in a book of its own, telling how long each took. */
    public double computeAll(BiConsumer<String, Double> told) {
        book = new Book(duckDb, definitions, "book_bench", terms, new FactView.AsKnown(copy.cursor()), Instant.now());
        long start = System.nanoTime();
        for (Measure measure : definitions.measures()) {
            long before = System.nanoTime();
            book.ensure(measure.name());
            told.accept(measure.name().value(), (System.nanoTime() - before) / 1e9);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Computes some measures in a book of their own. */
    public Map<String, Double> compute(String... names) {
        book = new Book(duckDb, definitions, "book_bench", terms, new FactView.AsKnown(copy.cursor()), Instant.now());
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String name : names) {
            long before = System.nanoTime();
            book.ensure(MeasureName.of(name));
            seconds.put(name, (System.nanoTime() - before) / 1e9);
        }
        return seconds;
    }

    /** The parameters of the measures' queries in the book computed last, as SQL literals. */
    public Map<String, String> literals() {
        return terms.literals(book.knownAt());
    }

    /** Asks every metric once, so that the live book holds every measure and from now on follows new facts. */
    public void openLive() {
        var month = Period.starting(
                Grain.MONTH, metrics.calendar().day(Instant.now()).withDayOfMonth(1));
        for (Metric metric : metrics.list()) {
            metrics.ask(Principal.program(), Question.of(metric.name().value(), List.of(month)));
        }
    }

    /** Brings a measure of the live book, and its sums by month, up to the facts copied so far. */
    public void bring(String measure) {
        MeasureName name = MeasureName.of(measure);
        metrics.book(AsOf.now()).ensure(definitions.monthly(name).orElse(definitions.measure(name)));
    }

    /** What DuckDB did to compute a measure from those before it. */
    public String explain(String measure) {
        compute(measure);
        return String.join(
                "\n",
                rows("explain (analyze, format json) " + book.sql(definitions.measure(MeasureName.of(measure)))));
    }

    /** Runs statements in one transaction. */
    public void run(String sql) {
        duckDb.write(connection -> {
            DuckDb.run(connection, sql);
            return null;
        });
    }

    /** The rows of a query as texts. */
    public List<String> rows(String sql) {
        return duckDb.query(sql, rows -> texts(rows));
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        var texts = new ArrayList<String>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            var text = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                text.append(i == 1 ? "" : " ").append(rows.getString(i));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Override
    public void close() {
        metrics.close();
    }
}
