package io.mainstay.semantics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sums of a measure's rows by account and month up to the day of what is known, as a measure of its own: each quantity is a
 * column, dated the first of its month. A question about whole months has the same answer from it as from the rows.
 */
final class MonthlySums {

    private static final String ENDING = "_by_month";
    private static final String AMOUNT = "decimal(18, 6)";
    private static final String KNOWN_DAY = "($known_at at time zone $zone)::date";

    /** What happened to a merged account in the month of its merge goes to whoever holds it at the month's end. */
    private static final String HANDED = """
            own as (%1$s),
            turned as (
                select account as origin, holder, date_trunc('month', since_day)::date as month
                  from %2$s
                 where passes and since_day <= %3$s and (until_day is null or until_day > least(last_day(since_day), %3$s))
            ),
            handed as (
                select side.account, month, side.carried, %4$s
                  from (
                       select was.account, holder, month, %5$s
                         from %6$s as was
                         join turned using (origin)
                        where date_trunc('month', was.day) = month and was.day <= %3$s and not %7$s and was.account <> holder
                        group by all
                       ) as moved
                 cross join lateral (
                       select moved.account, false as carried, -1 as sign union all select moved.account, true, 1
                        union all select moved.holder, false, 1 union all select moved.holder, true, -1
                       ) as side
            ),
            monthly as (
                %9$s
                 union all by name
                select account, month, carried, %8$s from (select * from own union all by name select * from handed) group by all
            )""";

    private MonthlySums() {}

    static Measure of(Measure measure) {
        MeasureName name = MeasureName.of(measure.name() + ENDING);
        Map<String, String> sums = sums(measure);
        List<Quantity> quantities = measure.quantities().stream()
                .map(q -> new Quantity(
                        q.name(),
                        name,
                        q.label(),
                        q.take() == Take.SPAN ? Take.FLOW : q.take(),
                        q.take() == Take.SPAN ? q.name().value() : Objects.requireNonNull(sums.get(q.summand())),
                        null,
                        null,
                        q.unit()))
                .toList();
        return new Measure(
                name,
                measure.label() + " by month",
                measure.meaning(),
                false,
                Stream.of(measure.name(), measure.holders())
                        .filter(Objects::nonNull)
                        .map(MeasureName::value)
                        .toList(),
                measure.carried() == null ? null : "carried",
                null,
                false,
                Map.of(),
                Map.of(),
                quantities,
                sql(measure, sums));
    }

    private static String sql(Measure measure, Map<String, String> sums) {
        List<Quantity> spans =
                measure.quantities().stream().filter(q -> q.take() == Take.SPAN).toList();
        Stream<String> added = measure.quantities().stream()
                .filter(q -> q.take() != Take.SPAN)
                .map(q -> sums.get(q.summand()))
                .distinct();
        Stream<String> spanned = spans.stream()
                .map(q -> "cast(case when carried then 0 else %s end as %s) as %s"
                        .formatted(span(q, Objects.requireNonNull(sums.get(q.summand()))), AMOUNT, q.name()));
        String columns = Stream.concat(added, spanned).collect(Collectors.joining(", "));
        String closings = spans.stream()
                .map(q -> sums.get(q.summand()))
                .distinct()
                .map(column -> ", sum(%1$s) over upto as %1$s_closing".formatted(column))
                .collect(Collectors.joining());
        return """
                with %s,
                leveled as (
                    select *%s from monthly window upto as (partition by account order by month)
                )
                select account, month as day, carried, %s from leveled""".formatted(monthly(measure, sums), closings, columns);
    }

    private static String monthly(Measure measure, Map<String, String> sums) {
        String carried = measure.carried() == null ? "false" : "(" + measure.carried() + ")";
        if (measure.holders() == null) {
            return "monthly as (%s)".formatted(own(measure, carried, sums, ""));
        }
        String merged = " and account %s (select account from " + measure.holders() + ")";
        return HANDED.formatted(
                own(measure, carried, sums, merged.formatted("in")),
                measure.holders(),
                KNOWN_DAY,
                each(sums, "side.sign * %1$s as %1$s"),
                each(sums, "sum(%2$s) as %1$s"),
                measure.name(),
                carried,
                each(sums, "cast(sum(%1$s) as %3$s) as %1$s"),
                own(measure, carried, sums, merged.formatted("not in")));
    }

    private static String own(Measure measure, String carried, Map<String, String> sums, String accounts) {
        return """
                select account, date_trunc('month', day)::date as month, %s as carried, %s
                  from %s
                 where day <= %s%s
                 group by all
                """.formatted(
                        carried, each(sums, "cast(sum(%2$s) as %3$s) as %1$s"), measure.name(), KNOWN_DAY, accounts);
    }

    private static String each(Map<String, String> sums, String format) {
        return sums.entrySet().stream()
                .map(sum -> format.formatted(sum.getValue(), sum.getKey(), AMOUNT))
                .collect(Collectors.joining(", "));
    }

    /** A column for each thing that quantities add up or compare: the first of them gives it its name. */
    private static Map<String, String> sums(Measure measure) {
        Map<String, String> columns = new LinkedHashMap<>();
        measure.quantities().stream()
                .sorted(Comparator.comparing(q -> q.take() == Take.SPAN))
                .forEach(q -> columns.putIfAbsent(
                        q.summand(),
                        q.take() == Take.SPAN
                                ? "spanned_" + columns.size()
                                : q.name().value()));
        return columns;
    }

    private static String span(Quantity quantity, String column) {
        return quantity.spanOf("(%1$s_closing - %1$s)".formatted(column), column + "_closing");
    }
}
