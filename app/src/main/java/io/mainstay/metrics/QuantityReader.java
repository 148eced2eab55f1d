package io.mainstay.metrics;

import static io.mainstay.metrics.QuantitySql.isStock;
import static io.mainstay.metrics.QuantitySql.needsFlow;

import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.Quantity;
import io.mainstay.semantics.QuantityName;
import io.mainstay.semantics.Take;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads quantities from a book: one query for each measure, two where accounts changed groups. */
final class QuantityReader {

    private static final MeasureName ATTRIBUTE = MeasureName.of("attribute");
    private static final String NOBODY = "Nobody is in your portfolio";

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Seen book;
    private final Cut cut;
    private final Filter filter;
    private final LocalDate until;

    QuantityReader(DuckDb duckDb, Definitions definitions, Seen book, Cut cut, Filter filter, LocalDate until) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.book = book;
        this.cut = cut;
        this.filter = filter;
        this.until = until;
    }

    Sums read(Collection<QuantityName> names, List<Period> periods) {
        Sums sums = new Sums();
        if (book.reach().isEmpty()) {
            names.forEach(name -> sums.without(name, NOBODY));
            return sums;
        }
        Map<MeasureName, List<Quantity>> byMeasure =
                names.stream().map(definitions::quantity).collect(Collectors.groupingBy(Quantity::measure));
        String neverStated = filter.attributes().keySet().stream()
                .filter(attribute -> !isStated(attribute))
                .map("No account has an attribute %s"::formatted)
                .findFirst()
                .orElse("");
        byMeasure.forEach((name, quantities) -> {
            Measure measure = definitions.measure(name);
            String why = measure.company() ? whyNot(measure) : neverStated;
            if (!why.isEmpty()) {
                quantities.forEach(q -> sums.without(q.name(), why.formatted(q.label())));
                return;
            }
            Measure read = byMonth(measure, periods);
            List<Quantity> asked = read.quantities().stream()
                    .filter(q -> names.contains(q.name()))
                    .toList();
            int before = sums.size();
            String table = book.ensure(read);
            var sql = new QuantitySql(
                    read, table, book.ensure(ATTRIBUTE), periods, cut, filter, handed(read, periods), until);
            List<Quantity> plain =
                    asked.stream().filter(q -> q.take() != Take.SPAN).toList();
            if (!plain.isEmpty()) {
                sums(sql, plain, periods.size(), sums);
            }
            List<Quantity> spans =
                    asked.stream().filter(q -> q.take() == Take.SPAN).toList();
            if (!spans.isEmpty()) {
                read(
                        sql.spans(spans),
                        spans,
                        (i, row) -> sums.add(
                                spans.get(i).name(), row.getInt(1), row.getString(2), row.getBigDecimal("f" + i)));
            }
            if (sums.size() == before && !isTold(measure)) {
                asked.forEach(q -> sums.untold(q.name(), untold(measure)));
            }
        });
        return sums;
    }

    /** Whether anything is known of what a measure rests on: then silence about an account means nothing, and not nothing known. */
    private boolean isTold(Measure measure) {
        return definitions.sources(measure.name()).stream()
                .anyMatch(kind -> duckDb.query(
                        "from (%s) limit 1"
                                .formatted(book.book().factsAsKnown(kind.name().value())),
                        ResultSet::next));
    }

    private String untold(Measure measure) {
        return definitions.sources(measure.name()).stream()
                .map(kind -> "\u201c" + kind.label() + "\u201d")
                .collect(Collectors.joining(" or ", "Nothing of the kind ", " has come in yet"));
    }

    private boolean isStated(String attribute) {
        return duckDb.query(
                "from %s where name = '%s' limit 1".formatted(book.ensure(ATTRIBUTE), attribute.replace("'", "''")),
                ResultSet::next);
    }

    /** Why a quantity without accounts has no value here; empty when it has one. */
    private String whyNot(Measure measure) {
        if (!book.reach().whole()) {
            return "%s is known for the company as a whole only, and you see a portfolio";
        }
        return splits(measure) ? "" : "%s is not known for parts of the company";
    }

    /** The measure's sums by month where they answer the same: for whole months of what is known, and not of a few accounts. */
    private Measure byMonth(Measure measure, List<Period> periods) {
        LocalDate known = Calendar.of(book.terms().company()).day(book.knownAt());
        boolean months = periods.stream().allMatch(period -> period.grain() == Grain.MONTH);
        return months && until.equals(known) && filter.accounts().isEmpty()
                ? book.book().monthly(measure.name()).orElse(measure)
                : measure;
    }

    /** What was merged in the periods, where the measure minds; null where nothing was. */
    private @Nullable Handed handed(Measure measure, List<Period> periods) {
        if (measure.holders() == null) {
            return null;
        }
        Handed handed = Handed.of(book, measure.holders(), periods, until);
        return duckDb.query("from (%s) limit 1".formatted(handed.rows()), ResultSet::next) ? handed : null;
    }

    private boolean splits(Measure measure) {
        return filter.attributes().isEmpty()
                && filter.accounts().isEmpty()
                && switch (cut) {
                    case Cut.None _ -> true;
                    case Cut.ByAccount _ -> false;
                    case Cut.By(String attribute) -> measure.cutBy().containsKey(attribute);
                };
    }

    private void sums(QuantitySql sql, List<Quantity> quantities, int periods, Sums sums) {
        Map<@Nullable String, Series> byGroup = new HashMap<>();
        read(sql.sums(quantities), quantities, (i, row) -> {
            Series series = byGroup.computeIfAbsent(row.getString(2), _ -> new Series(quantities.size(), periods));
            Quantity quantity = quantities.get(i);
            if (needsFlow(quantity)) {
                series.flows(i, row.getInt(1), row.getBigDecimal(QuantitySql.flow(quantity, quantities)));
            }
            if (isStock(quantity)) {
                series.changes(i, row.getInt(1), row.getBigDecimal(QuantitySql.stock(quantity, quantities)));
            }
        });
        if (sql.needsSegments() && quantities.stream().anyMatch(QuantitySql::isStock)) {
            read(sql.moved(quantities), quantities, (i, row) -> {
                Quantity quantity = quantities.get(i);
                Series series =
                        byGroup.computeIfAbsent(group(row.getString(2)), _ -> new Series(quantities.size(), periods));
                if (isStock(quantity)) {
                    series.changes(i, row.getInt(1), row.getBigDecimal(QuantitySql.stock(quantity, quantities)));
                }
            });
        }
        Set<Quantity> told = toldFlows(sql.measure(), quantities);
        told.forEach(q -> sums.onlyWhereTold(q.name(), q.label() + " of this period is not recorded"));
        byGroup.forEach((group, series) -> {
            for (int i = 0; i < quantities.size(); i++) {
                series.into(sums, quantities.get(i), i, group, !told.contains(quantities.get(i)));
            }
        });
    }

    /** Flows of the company itself, such as costs: where nobody told them they are not zero, but not known. */
    private static Set<Quantity> toldFlows(Measure measure, List<Quantity> quantities) {
        return quantities.stream()
                .filter(q -> measure.company() && q.take() == Take.FLOW)
                .collect(Collectors.toSet());
    }

    private @Nullable String group(@Nullable String moved) {
        return cut instanceof Cut.None ? null : moved;
    }

    /** The flows and changes of one group's quantities, summed up to closings. */
    private static final class Series {
        private final BigDecimal[][] flow;
        private final BigDecimal[][] change;

        Series(int quantities, int periods) {
            flow = new BigDecimal[quantities][periods];
            change = new BigDecimal[quantities][periods + 1];
        }

        void flows(int quantity, int period, @Nullable BigDecimal flowed) {
            if (period >= 0 && flowed != null) {
                flow[quantity][period] = plus(flow[quantity][period], flowed);
            }
        }

        void changes(int quantity, int period, BigDecimal changed) {
            change[quantity][period + 1] = plus(change[quantity][period + 1], changed);
        }

        /** @param silentIsZero whether a flow of which nothing was seen is zero */
        void into(Sums sums, Quantity quantity, int i, @Nullable String group, boolean silentIsZero) {
            BigDecimal closing = orZero(change[i][0]);
            for (int period = 0; period < flow[i].length; period++) {
                if (flow[i][period] == null && !silentIsZero) {
                    continue;
                }
                closing = closing.add(orZero(change[i][period + 1]));
                BigDecimal flowed = orZero(flow[i][period]);
                BigDecimal value = !isStock(quantity)
                        ? flowed
                        : quantity.take() == Take.CLOSING ? closing : closing.subtract(flowed);
                sums.add(quantity.name(), period, group, value);
            }
        }

        private static BigDecimal plus(@Nullable BigDecimal a, BigDecimal b) {
            return a == null ? b : a.add(b);
        }

        private static BigDecimal orZero(@Nullable BigDecimal a) {
            return a == null ? BigDecimal.ZERO : a;
        }
    }

    private interface Cell {
        void read(int quantity, ResultSet row) throws SQLException;
    }

    private void read(String sql, List<Quantity> quantities, Cell cell) {
        duckDb.query(sql, rows -> {
            while (rows.next()) {
                for (int i = 0; i < quantities.size(); i++) {
                    cell.read(i, rows);
                }
            }
            return null;
        });
    }
}
