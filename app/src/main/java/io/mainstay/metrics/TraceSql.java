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
        String window =
                switch (quantity.take()) {
                    case FLOW, SPAN ->
                        "day >= date '%s' and day < date '%s' and not %s".formatted(from, period.to(), carried);
                    case CLOSING -> "day < date '%s'".formatted(period.to());
                    case OPENING ->
                        "(day < date '%s' or (day < date '%s' and %s))".formatted(from, period.to(), carried);
                };
        return select(summand, quantity.measure(), quantity.summand(), window, quantity.label());
    }

    /** Retention compares two levels of MRR; both are sums of movements, a year apart. */
    private String yearAgo(Summand summand, Quantity quantity) {
        String name = quantity.name().value();
        String amount = name.contains("customers") ? "logos" : "amount";
        String then = "(day + interval 1 year)::date < date '%1$s' and (day + interval 1 year)::date <= date '%2$s'"
                .formatted(period.to(), until);
        if (!name.endsWith("_now") && !name.endsWith("_kept")) {
            return select(summand, MOVEMENT, amount, then, "A year ago");
        }
        String paid = "account in (select account from %s where %s group by account having sum(amount) > 0)"
                .formatted(book.ensure(MOVEMENT), then);
        return select(summand, MOVEMENT, amount, "day < date '%s' and %s".formatted(period.to(), paid), "Now");
    }

    private String select(Summand summand, MeasureName measure, String amount, String window, String label) {
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
                        book.ensure(measure),
                        window,
                        until,
                        amount);
    }
}
