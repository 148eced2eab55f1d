package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The sums of a measure's rows by account and month up to the day of what is known, as a measure of its own: each quantity is a
 * column, dated the first of its month. A question about whole months has the same answer from it as from the rows.
 */
final class MonthlySums {

    private static final String ENDING = "_by_month";
    private static final String AMOUNT = "decimal(18, 6)";

    private MonthlySums() {}

    static Measure of(Measure measure) {
        MeasureName name = MeasureName.of(measure.name() + ENDING);
        List<Quantity> quantities = measure.quantities().stream()
                .map(q -> new Quantity(
                        q.name(),
                        name,
                        q.label(),
                        q.take() == Take.SPAN ? Take.FLOW : q.take(),
                        q.name().value(),
                        null,
                        null,
                        q.unit()))
                .toList();
        return new Measure(
                name,
                measure.label() + " by month",
                measure.meaning(),
                false,
                List.of(measure.name().value()),
                measure.carried() == null ? null : "carried",
                false,
                Map.of(),
                Map.of(),
                quantities,
                sql(measure));
    }

    private static String sql(Measure measure) {
        Map<String, String> spanned = spanned(measure);
        List<String> sums = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Quantity quantity : measure.quantities()) {
            if (quantity.take() == Take.SPAN) {
                columns.add("cast(case when carried then 0 else %s end as %s) as %s"
                        .formatted(
                                span(quantity, Objects.requireNonNull(spanned.get(quantity.summand()))),
                                AMOUNT,
                                quantity.name()));
            } else {
                sums.add("cast(sum(%s) as %s) as %s".formatted(quantity.summand(), AMOUNT, quantity.name()));
                columns.add(quantity.name().value());
            }
        }
        spanned.forEach((summand, column) -> sums.add("cast(sum(%s) as %s) as %s".formatted(summand, AMOUNT, column)));
        String closings = spanned.values().stream()
                .map(column -> ", sum(%1$s) over upto as %1$s_closing".formatted(column))
                .collect(Collectors.joining());
        return """
                with monthly as (
                    select account, date_trunc('month', day)::date as month, %s as carried, %s
                      from %s
                     where day <= ($known_at at time zone $zone)::date
                     group by all
                ),
                leveled as (
                    select *%s from monthly window upto as (partition by account order by month)
                )
                select account, month as day, carried, %s from leveled""".formatted(
                        measure.carried() == null ? "false" : measure.carried(),
                        String.join(", ", sums),
                        measure.name(),
                        closings,
                        String.join(", ", columns));
    }

    /** A column for each thing whose opening and closing a span compares. */
    private static Map<String, String> spanned(Measure measure) {
        Map<String, String> columns = new LinkedHashMap<>();
        measure.quantities().stream()
                .filter(q -> q.take() == Take.SPAN)
                .forEach(q -> columns.putIfAbsent(q.summand(), "spanned_" + columns.size()));
        return columns;
    }

    private static String span(Quantity quantity, String column) {
        return quantity.spanOf("(%1$s_closing - %1$s)".formatted(column), column + "_closing");
    }
}
