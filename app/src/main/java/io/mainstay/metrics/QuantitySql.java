package io.mainstay.metrics;

import io.mainstay.semantics.Measure;
import io.mainstay.semantics.Quantity;
import io.mainstay.semantics.Take;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries that sum quantities of one measure by period and group. Rows are change points; a stock is summed up from
 * them afterwards, so no query spreads accounts over periods.
 *
 * @param table the measure's table
 * @param attributes the table of account attributes
 * @param until the last day whose rows count
 */
record QuantitySql(
        Measure measure,
        String table,
        String attributes,
        List<Period> periods,
        Cut cut,
        Filter filter,
        LocalDate until) {

    /** The period index of rows before the first period. */
    static final int BEFORE = -1;

    /** By period and group: a flow `f`, a stock's change `s` for each quantity, numbered. */
    String sums(List<Quantity> quantities) {
        String sums = numbered(
                quantities,
                i -> "coalesce(sum(%s) filter (where idx >= 0 and %s), 0) as f%d, coalesce(sum(%s), 0) as s%d"
                        .formatted(flow(quantities.get(i)), notCarried(), i, flow(quantities.get(i)), i));
        return with("""
                select idx, grp, %s
                  from placed
                 group by idx, grp
                """.formatted(sums));
    }

    /** By period and group: what accounts that changed groups at the period's start take along. */
    String moved(List<Quantity> quantities) {
        String sums =
                numbered(quantities, i -> "coalesce(sum(sign * %s), 0) as s%d".formatted(flow(quantities.get(i)), i));
        return with("""
                select turn.idx, turn.grp, %s
                  from (
                       select account, from_idx as idx, grp, 1 as sign from segment where from_idx > 0
                        union all
                       select account, to_idx, grp, -1 from segment where to_idx is not null
                       ) as turn
                  join numbered on numbered.account = turn.account and numbered.idx < turn.idx
                 group by turn.idx, turn.grp
                """.formatted(sums));
    }

    /** By period and group: the sum over accounts of an expression in the account's opening and closing. */
    String spans(List<Quantity> quantities) {
        String perAccount = numbered(
                quantities,
                i -> "sum(%1$s) as t%2$d, coalesce(sum(%1$s) filter (where %3$s), 0) as c%2$d"
                        .formatted(flow(quantities.get(i)), i, notCarried()));
        String running = numbered(quantities, i -> "sum(t%1$d) over upto as closing%1$d, c%1$d".formatted(i));
        String sums = numbered(quantities, i -> "coalesce(sum(%s), 0) as f%d".formatted(span(quantities.get(i), i), i));
        return with("""
                , per_account as (
                    select account, idx, grp, %s from placed group by account, idx, grp
                ),
                running as (
                    select account, idx, grp, %s
                      from per_account
                    window upto as (partition by account order by idx)
                )
                select idx, grp, %s from running where idx >= 0 group by idx, grp
                """.formatted(perAccount, running, sums));
    }

    private static String span(Quantity quantity, int i) {
        String expression = quantity.span() == null ? "0" : quantity.span();
        return expression
                .replaceAll("\\bopening\\b", "(closing%d - c%d)".formatted(i, i))
                .replaceAll("\\bclosing\\b", "closing" + i);
    }

    static String flow(Quantity quantity) {
        return quantity.where() == null
                ? "(" + quantity.sum() + ")"
                : "case when %s then (%s) else 0 end".formatted(quantity.where(), quantity.sum());
    }

    private String notCarried() {
        return measure.carried() == null ? "true" : "not (%s)".formatted(measure.carried());
    }

    private String with(String query) {
        String separator = query.startsWith(",") ? "" : "\n";
        return "with " + calendar() + ",\n" + segments() + numbered() + ",\n" + placed() + separator + query;
    }

    private String calendar() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            rows.add("(%d, date '%s', date '%s')"
                    .formatted(i, periods.get(i).from(), periods.get(i).to()));
        }
        return """
                period(idx, from_day, to_day) as (values %s),
                calendar as (select idx, unnest(generate_series(from_day, to_day - interval 1 day, interval 1 day))::date as day from period)""".formatted(String.join(", ", rows));
    }

    private String numbered() {
        String accounts = filter.accounts().isEmpty()
                ? ""
                : " and account in (%s)"
                        .formatted(filter.accounts().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", ")));
        return """
                numbered as (
                    select m.*, case when m.day < date '%s' then %d else calendar.idx end as idx
                      from %s as m
                      left join calendar on calendar.day = m.day
                     where m.day < date '%s' and m.day <= date '%s'%s
                )""".formatted(
                periods.getFirst().from(), BEFORE, table, periods.getLast().to(), until, accounts);
    }

    private String placed() {
        if (cut instanceof Cut.ByAccount && filter.attributes().isEmpty()) {
            return "placed as (select *, account::varchar as grp from numbered)";
        }
        if (cut instanceof Cut.By(String attribute) && measure.cutBy().containsKey(attribute)) {
            return "placed as (select *, %s as grp from numbered)"
                    .formatted(measure.cutBy().get(attribute));
        }
        if (!needsSegments()) {
            return "placed as (select *, null::varchar as grp from numbered)";
        }
        return """
                placed as (
                    select numbered.*, %s as grp
                      from numbered
                      %sjoin segment on segment.account = numbered.account
                       and segment.from_idx <= greatest(numbered.idx, 0) and (segment.to_idx is null or segment.to_idx > greatest(numbered.idx, 0))
                )""".formatted(
                        cut instanceof Cut.ByAccount ? "numbered.account::varchar" : "coalesce(segment.grp, '')",
                        filter.attributes().values().stream().allMatch(String::isEmpty) ? "left " : "");
    }

    /** Whether groups depend on account attributes. */
    boolean needsSegments() {
        return !filter.attributes().isEmpty()
                || (cut instanceof Cut.By(String attribute) && !measure.cutBy().containsKey(attribute));
    }

    /** From which period on each account belongs to which group; its first known value holds for all time before. */
    private String segments() {
        if (!needsSegments()) {
            return "";
        }
        List<String> names = new ArrayList<>(filter.attributes().keySet());
        String cutName = cut instanceof Cut.By(String attribute) ? attribute : null;
        if (cutName != null && !names.contains(cutName)) {
            names.add(cutName);
        }
        String pivot =
                numbered(names, i -> "max(case when name = %s then value end) as v%d".formatted(text(names.get(i)), i));
        String filled = numbered(names, i -> """
                coalesce(last_value(v%1$d ignore nulls) over (partition by account order by idx),
                         first_value(v%1$d ignore nulls) over (partition by account order by idx rows between current row and unbounded following), '') as a%1$d""".formatted(i));
        String group = cutName == null ? "null::varchar" : "a" + names.indexOf(cutName);
        String passes = filter.attributes().entrySet().stream()
                .map(e -> "a%d = %s".formatted(names.indexOf(e.getKey()), text(e.getValue())))
                .collect(Collectors.joining(" and "));
        return """
                stated as (
                    select a.account, a.name, case when a.day < date '%1$s' then 0 else calendar.idx end as idx, arg_max(a.value, a.day) as value
                      from %2$s as a
                      left join calendar on calendar.day = a.day
                     where a.name in (%3$s) and a.day < date '%4$s'
                     group by all
                     union all
                    select account, name, 0, arg_min(value, day) from %2$s where name in (%3$s) group by account, name having min(day) >= date '%4$s'
                ),
                pivoted as (select account, idx, %5$s from stated group by account, idx),
                filled as (select account, idx, %6$s from pivoted),
                spread as (
                    select account, case when lag(idx) over w is null then 0 else idx end as from_idx, lead(idx) over w as to_idx, %7$s as grp, %8$s as passes
                      from filled
                    window w as (partition by account order by idx)
                ),
                segment as (select account, from_idx, to_idx, grp from spread where passes),
                """.formatted(
                        periods.getFirst().from(),
                        attributes,
                        names.stream().map(QuantitySql::text).collect(Collectors.joining(", ")),
                        periods.getLast().to(),
                        pivot,
                        filled,
                        group,
                        passes.isEmpty() ? "true" : passes);
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String numbered(List<?> items, java.util.function.IntFunction<String> each) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(each.apply(i));
        }
        return String.join(", ", parts);
    }

    static boolean isStock(Quantity quantity) {
        return quantity.take() == Take.CLOSING || quantity.take() == Take.OPENING;
    }
}
