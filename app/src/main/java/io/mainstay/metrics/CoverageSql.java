package io.mainstay.metrics;

import io.mainstay.semantics.MeasureName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The queries that find what could not be turned into the reporting currency. */
record CoverageSql(Seen book, Converted what) {

    private static final String ITEMS = """
            with first_rate as (select currency, min(month) as month from %s group by currency),
            item as (
                select item.*, item.currency <> '%s' and (first_rate.month is null or item.day < first_rate.month) as unrated
                  from (%s) as item
                  left join first_rate on first_rate.currency = item.currency
                 where %s
            )
            """;

    private static final String DAYS = """
            select day, sum(n) as n, count(*) filter (where unrated) as unrated
              from item
             group by day
             order by day
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
        return items(narrowed) + DAYS;
    }

    /** What is left out in `[from, to)`, by currency. */
    String leftOut(String narrowed, LocalDate from, LocalDate to) {
        return items(narrowed) + LEFT_OUT.formatted(from, to, what.lasts());
    }

    private String items(String narrowed) {
        return ITEMS.formatted(
                book.ensure(MeasureName.of("exchange")),
                book.terms().company().currency().getCurrencyCode(),
                what.items(book),
                narrowed);
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
