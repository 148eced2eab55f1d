package io.mainstay.metrics;

import io.mainstay.semantics.MeasureName;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who holds at the end of each period what was merged in it. What happened to a merged account in the very period of its merge
 * counts for that holder, as though the two had been one from the period's beginning.
 *
 * @param holding the table that says who holds an account and from when
 * @param within the condition on `holder` for the accounts a reader may see
 * @param until the last day whose rows count
 */
record Handed(String holding, String within, List<Period> periods, LocalDate until) {

    static Handed of(Seen book, MeasureName holders, List<Period> periods, LocalDate until) {
        return new Handed(book.ensure(holders), book.within("holder"), periods, until);
    }

    /** The query: the account that was merged (`origin`), its `holder`, and the period by number (`idx`) and days. */
    String rows() {
        String values = IntStream.range(0, periods.size())
                .mapToObj(idx -> row(idx, periods.get(idx)))
                .collect(Collectors.joining(", "));
        return """
                select holding.account as origin, holder, idx, from_day, to_day
                  from %s as holding
                  join (values %s) as period(idx, from_day, to_day, last_day)
                    on since_day >= from_day and since_day <= last_day and (until_day is null or until_day > last_day)
                 where passes and %s""".formatted(holding, values, within);
    }

    private String row(int idx, Period period) {
        return "(%d, date '%s', date '%s', least(date '%s', date '%s'))"
                .formatted(idx, period.from(), period.to(), period.last(), until);
    }
}
