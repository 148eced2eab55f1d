package io.mainstay.metrics;

import io.mainstay.semantics.MeasureName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The queries that find what could not be turned into the reporting currency. */
record CoverageSql(Seen book, Converted what) {

    private static final String FIRST_RATE = """
            with first_rate as (select currency, min(month) as month from %s group by currency)
            """;

    private static final String UNRATED =
            "item.currency <> '%s' and (first_rate.month is null or %s < first_rate.month)";

    /** Summed before the rates are looked at, for there are far fewer days than items. */
    private static final String DAYS = """
            , item as (
                select day, currency, sum(n) as n, count(*) as items from (%s) as item where %s group by day, currency
            )
            select day, sum(n) as n, coalesce(sum(items) filter (where %s), 0) as unrated
              from item
              left join first_rate on first_rate.currency = item.currency
             group by day
             order by day
            """;

    private static final String ITEMS = """
            , item as (
                select item.*, %s as unrated
                  from (%s) as item
                  left join first_rate on first_rate.currency = item.currency
                 where %s
            )
            """;

    private static final String LEFT_OUT = """
            select currency, min(first_day) as first_day, max(last_day) as last_day, count(*) as items, sum(amount) as amount
              from (
                   select account, subject, currency, min(day) as first_day, max(day) as last_day, sum(amount) as amount
                     from item
                    where unrated and day >= date '%s' and day < date '%s'
                    group by account, subject, currency
                   having sum(amount) <> 0 or not %s
                   )
             group by currency
             order by currency
            """;

    /** How many count from which day on, or on which day, and whether any of them has no rate. */
    String days(String narrowed) {
        return firstRate() + DAYS.formatted(what.items(book), narrowed, unrated("item.day"));
    }

    /** What is left out in `[from, to)`, by currency; what lasts comes in with the first rate, and is left out no more. */
    String leftOut(String narrowed, LocalDate from, LocalDate to) {
        String valued = what.lasts() ? "date '%s'".formatted(to.minusDays(1)) : "item.day";
        return firstRate()
                + ITEMS.formatted(unrated(valued), what.items(book), narrowed)
                + LEFT_OUT.formatted(from, to, what.lasts());
    }

    private String firstRate() {
        return FIRST_RATE.formatted(book.ensure(MeasureName.of("exchange")));
    }

    /** @param valued the day of whose month a rate is looked for */
    private String unrated(String valued) {
        return UNRATED.formatted(book.terms().company().currency().getCurrencyCode(), valued);
    }

    /** The condition on `account` that a filter comes to on a day; "true" for everybody. */
    String condition(Filter filter, LocalDate day) {
        List<String> conditions = new ArrayList<>();
        if (!filter.accounts().isEmpty()) {
            conditions.add("account in (%s)"
                    .formatted(filter.accounts().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "))));
        }
        filter.attributes().forEach((name, value) -> conditions.add(attribute(name, value, day)));
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private String attribute(String name, String value, LocalDate day) {
        return """
                account %s (select account from %s where name = %s group by account
                            having coalesce(arg_max(value, day) filter (where day <= date '%s'), arg_min(value, day)) %s)""".formatted(
                        value.isEmpty() ? "not in" : "in",
                        book.ensure(MeasureName.of("attribute")),
                        text(name),
                        day,
                        value.isEmpty() ? "<> ''" : "= " + text(value));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
