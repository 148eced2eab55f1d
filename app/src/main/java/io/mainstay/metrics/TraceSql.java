package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The query for the rows that summands are made of: part, account, seq, day, what, subject, amount. */
record TraceSql(Definitions definitions, Seen book, Calendar calendar, Period period, LocalDate until) {

    private static final MeasureName MOVEMENT = MeasureName.of("movement");
    private static final Map<String, String> SUBJECTS = Map.of(
            "movement", "subscription",
            "contract_term", "contract",
            "contract_value", "contract");

    String of(List<Summand> summands) {
        return summands.stream().map(this::rows).collect(Collectors.joining("\nunion all\n"));
    }

    private String rows(Summand summand) {
        Quantity quantity = definitions.quantity(summand.quantity());
        if (quantity.measure().value().equals("trailing_year")) {
            return yearAgo(summand, quantity);
        }
        Measure measure = definitions.measure(quantity.measure());
        LocalDate from = summand.months() == 0
                ? period.from()
                : calendar.period(Grain.MONTH, period.last())
                        .plus(1 - summand.months())
                        .from();
        String carried = measure.carried() == null ? "false" : "(" + measure.carried() + ")";
        String flows = "day >= date '%s' and day < date '%s' and not %s".formatted(from, period.to(), carried);
        String table = book.ensure(measure);
        return switch (quantity.take()) {
            case FLOW, SPAN -> select(summand, quantity, flowing(measure, from, "coalesce(holder, m.account)"), flows);
            case CLOSING -> select(summand, quantity, table, "day < date '%s'".formatted(period.to()));
            case OPENING -> {
                String before = "(day < date '%s' or (day < date '%s' and %s))".formatted(from, period.to(), carried);
                String own = select(summand, quantity, table, before);
                String handed = " and holder is not null";
                yield measure.holders() == null
                        ? own
                        : String.join(
                                "\nunion all\n",
                                own,
                                select(summand, quantity, flowing(measure, from, "m.account"), flows + handed),
                                select(summand.negated(), quantity, flowing(measure, from, "holder"), flows + handed));
            }
        };
    }

    /** Rows and, for those of accounts that were merged in their period, who holds them at its end. */
    private String flowing(Measure measure, LocalDate from, String account) {
        String table = book.ensure(measure);
        if (measure.holders() == null) {
            return table;
        }
        List<Period> periods =
                from.equals(period.from()) ? List.of(period) : calendar.periods(Grain.MONTH, from, period.last());
        return """
                (select m.* replace (%s as account), holder
                   from %s as m
                   left join (%s) as handed
                     on handed.origin = m.origin and m.day >= handed.from_day and m.day < handed.to_day and handed.holder <> m.account)""".formatted(
                        account,
                        table,
                        Handed.of(book, measure.holders(), periods, until).rows());
    }

    /** Retention compares two levels of MRR; both are sums of movements, a year apart. */
    private String yearAgo(Summand summand, Quantity quantity) {
        String name = quantity.name().value();
        String amount = name.contains("customers") ? "logos" : "amount";
        String then = "(day + interval 1 year)::date < date '%1$s' and (day + interval 1 year)::date <= date '%2$s'"
                .formatted(period.to(), until);
        if (!name.endsWith("_now") && !name.endsWith("_kept")) {
            return select(summand, MOVEMENT, book.ensure(MOVEMENT), amount, then, "A year ago");
        }
        String paid = "account in (select account from %s where %s group by account having sum(amount) > 0)"
                .formatted(book.ensure(MOVEMENT), then);
        String now = "day < date '%s' and %s".formatted(period.to(), paid);
        return select(summand, MOVEMENT, book.ensure(MOVEMENT), amount, now, "Now");
    }

    private String select(Summand summand, Quantity quantity, String table, String window) {
        return select(summand, quantity.measure(), table, quantity.summand(), window, quantity.label());
    }

    private String select(
            Summand summand, MeasureName measure, String table, String amount, String window, String label) {
        boolean movement = measure.equals(MOVEMENT);
        String what = movement
                ? "kind || case when reason in ('other', 'none') then '' else ', ' || replace(reason, '_', '-') end"
                : "'" + label.replace("'", "''") + "'";
        return """
                select '%s' as part, account, seq, day, %s as what, %s as subject, cast((%s) as decimal(26, 6)) * cast(%s as decimal(10, 4)) as amount
                  from %s
                 where %s and day <= date '%s' and (%s) <> 0""".formatted(
                        summand.part(),
                        what,
                        SUBJECTS.getOrDefault(measure.value(), "null::varchar"),
                        amount,
                        summand.factor().toPlainString(),
                        table,
                        window,
                        until,
                        amount);
    }
}
