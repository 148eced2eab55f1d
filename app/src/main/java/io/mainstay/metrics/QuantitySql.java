package io.mainstay.metrics;

import io.mainstay.semantics.Measure;
import io.mainstay.semantics.Quantity;
import io.mainstay.semantics.Take;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The queries that sum quantities of one measure by period and group. Rows are change points; a stock is summed up from
 * them afterwards, so no query spreads accounts over periods.
 *
 * @param table the measure's table
 * @param attributes the table of account attributes
 * @param handed which accounts were merged in the periods, and who holds them at the end; null where there are none
 * @param until the last day whose rows count
 */
record QuantitySql(
        Measure measure,
        String table,
        String attributes,
        List<Period> periods,
        Cut cut,
        Filter filter,
        @Nullable Handed handed,
        LocalDate until) {

    /** The period index of rows before the first period. */
    static final int BEFORE = -1;

    /** Each of two stretches begins before the other ends. */
    private static final String BOTH_HOLD = "coalesce(held_%1$d.from_idx < held_%2$d.to_idx, true)"
            + " and coalesce(held_%2$d.from_idx < held_%1$d.to_idx, true)";

    /** By period and group, before the first too: of each thing its flow, null for none, and its stock's change, if needed. */
    String sums(List<Quantity> quantities) {
        return with("""
                select idx, grp, %s
                  from placed
                 group by idx, grp
                """.formatted(columns(
                quantities,
                "sum(%s)" + where(flows()) + " as %s",
                "coalesce(sum(%s)" + stays(" filter (where stays)") + ", 0) as %s")));
    }

    /** By period and group: what accounts that changed groups at the period's start take along, of stocks. */
    String moved(List<Quantity> quantities) {
        return with("""
                select turn.idx, turn.grp, %s
                  from (
                       select account, from_idx as idx, grp, 1 as sign from segment where passes and from_idx > 0
                        union all
                       select account, to_idx, grp, -1 from segment where passes and to_idx < %d
                       ) as turn
                  join numbered on numbered.account = turn.account and numbered.idx < turn.idx%s
                 group by turn.idx, turn.grp
                """.formatted(
                columns(quantities, "", "coalesce(sum(sign * %s), 0) as %s"), periods.size(), stays(" and stays")));
    }

    /** The columns of flows and of stocks; quantities that add up the same thing share theirs. */
    private static String columns(List<Quantity> quantities, String flow, String stock) {
        Set<String> columns = new LinkedHashSet<>();
        for (Quantity quantity : quantities) {
            if (!flow.isEmpty() && needsFlow(quantity)) {
                columns.add(flow.formatted(quantity.summand(), flow(quantity, quantities)));
            }
            if (isStock(quantity)) {
                columns.add(stock.formatted(quantity.summand(), stock(quantity, quantities)));
            }
        }
        return String.join(", ", columns);
    }

    /** The column with a quantity's flow. */
    static String flow(Quantity quantity, List<Quantity> quantities) {
        return "f" + place(quantity, quantities);
    }

    /** The column with the change of a quantity's stock. */
    static String stock(Quantity quantity, List<Quantity> quantities) {
        return "s" + place(quantity, quantities);
    }

    private static int place(Quantity quantity, List<Quantity> quantities) {
        return quantities.stream().map(Quantity::summand).toList().indexOf(quantity.summand());
    }

    private static String where(String condition) {
        return condition.equals("true") ? "" : " filter (where %s)".formatted(condition);
    }

    /** By period and group: the sum over accounts of an expression in the account's opening and closing. */
    String spans(List<Quantity> quantities) {
        String perAccount = numbered(
                quantities,
                i -> "coalesce(sum(%1$s)%4$s, 0) as t%2$d, coalesce(sum(%1$s) filter (where %3$s), 0) as c%2$d"
                        .formatted(quantities.get(i).summand(), i, flows(), stays(" filter (where stays)")));
        String running = numbered(quantities, i -> "sum(t%1$d) over upto as closing%1$d, c%1$d".formatted(i));
        String sums = numbered(
                quantities,
                i -> "coalesce(sum(%s), 0) as f%d"
                        .formatted(quantities.get(i).spanOf("(closing%1$d - c%1$d)".formatted(i), "closing" + i), i));
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

    /** Which rows count in the flows of their period; the others were carried over, or count for another account. */
    private String flows() {
        return handed == null ? notCarried() : "flows";
    }

    /** Rows that count for another account in a flow stay where they are in a stock. */
    private String stays(String condition) {
        return handed == null ? "" : condition;
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
        String rows = """
                select m.*, case when m.day < date '%s' then %d else calendar.idx end as idx
                  from %s as m
                  left join calendar on calendar.day = m.day
                 where m.day < date '%s' and m.day <= date '%s'""".formatted(
                periods.getFirst().from(), BEFORE, table, periods.getLast().to(), until);
        return handed == null
                ? "numbered as (%s%s)".formatted(rows, accounts)
                : """
                dated as (%1$s),
                handed as (%2$s),
                numbered as (
                    select *
                      from (
                           select dated.*, %3$s and handed.holder is null as flows, true as stays
                             from dated
                             left join handed on handed.origin = dated.origin and handed.idx = dated.idx and handed.holder <> dated.account
                            union all
                           select dated.* replace (handed.holder as account), true, false
                             from dated
                             join handed on handed.origin = dated.origin and handed.idx = dated.idx and handed.holder <> dated.account
                            where %3$s
                           )
                     where true%4$s
                )""".formatted(rows, handed.rows(), notCarried(), accounts);
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
                      from (select *, greatest(idx, 0) as held_idx from numbered) as numbered
                      left join segment on segment.account = numbered.account and segment.from_idx <= held_idx and segment.to_idx > held_idx
                     where coalesce(passes, %s)
                )""".formatted(
                        cut instanceof Cut.ByAccount ? "numbered.account::varchar" : "coalesce(segment.grp, '')",
                        filter.attributes().values().stream().allMatch(String::isEmpty));
    }

    /** Whether groups depend on account attributes. */
    boolean needsSegments() {
        return !filter.attributes().isEmpty()
                || (cut instanceof Cut.By(String attribute) && !measure.cutBy().containsKey(attribute));
    }

    /** From and to which period each account belongs to which group; its first known value holds for all time before. */
    private String segments() {
        if (!needsSegments()) {
            return "";
        }
        List<String> names = new ArrayList<>(filter.attributes().keySet());
        String cutName = cut instanceof Cut.By(String attribute) ? attribute : null;
        if (cutName != null && !names.contains(cutName)) {
            names.add(cutName);
        }
        List<String> held = names.stream()
                .map(name -> "held_%d as (%s),\n".formatted(names.indexOf(name), held(name)))
                .toList();
        String from = numbered(names, i -> "coalesce(held_%d.from_idx, 0)".formatted(i));
        String to = numbered(names, i -> "coalesce(held_%d.to_idx, %d)".formatted(i, periods.size()));
        String passes = filter.attributes().entrySet().stream()
                .map(e -> "coalesce(held_%d.value, '') = %s".formatted(names.indexOf(e.getKey()), text(e.getValue())))
                .collect(Collectors.joining(" and "));
        return """
                %ssegment as (
                    select everyone.account, greatest(%s) as from_idx, least(%s) as to_idx, %s as grp, %s as passes
                      from %s
                ),
                """.formatted(
                String.join("", held),
                from,
                to,
                cutName == null ? "null::varchar" : "coalesce(held_%d.value, '')".formatted(names.indexOf(cutName)),
                passes.isEmpty() ? "true" : passes,
                together(names.size()));
    }

    /** From and to which period each account held which value of an attribute; to after the last where it holds it still. */
    private String held(String name) {
        return """
                select account, from_idx, to_idx, value
                  from (
                       select a.account, case when a.first or a.day < date '%1$s' then 0 else begins.idx end as from_idx, coalesce(ends.idx, %5$d) as to_idx, a.value
                         from %2$s as a
                         left join calendar as begins on begins.day = a.day
                         left join calendar as ends on ends.day = a.until
                        where a.name = %3$s and (a.first or a.day < date '%4$s') and (a.until is null or a.until > date '%1$s')
                       )
                 where from_idx < to_idx""".formatted(
                        periods.getFirst().from(),
                        attributes,
                        text(name),
                        periods.getLast().to(),
                        periods.size());
    }

    /** The stretches of one attribute; of several, those that overlap. */
    private static String together(int attributes) {
        var together = new StringBuilder(IntStream.range(0, attributes)
                .mapToObj("select distinct account from held_%d"::formatted)
                .collect(Collectors.joining(" union ", "(", ") as everyone")));
        List<String> overlap = new ArrayList<>();
        for (int i = 0; i < attributes; i++) {
            together.append(" left join held_%1$d on held_%1$d.account = everyone.account".formatted(i));
            for (int j = 0; j < i; j++) {
                overlap.add(BOTH_HOLD.formatted(i, j));
            }
        }
        return together + (overlap.isEmpty() ? "" : " where " + String.join(" and ", overlap));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String numbered(List<?> items, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, items.size()).mapToObj(each).collect(Collectors.joining(", "));
    }

    /** Whether what flows in a period tells: as the quantity itself, or as what an opening has not yet. */
    static boolean needsFlow(Quantity quantity) {
        return quantity.take() != Take.CLOSING;
    }

    static boolean isStock(Quantity quantity) {
        return quantity.take() == Take.CLOSING || quantity.take() == Take.OPENING;
    }
}
