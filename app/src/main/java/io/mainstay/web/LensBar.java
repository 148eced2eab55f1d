package io.mainstay.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The controls at the top of a page that say which period it shows and as known on which day.
 *
 * @param asOf the earlier day in words; null for now
 */
public record LensBar(
        Lens lens,
        String period,
        List<Choice> periods,
        @Nullable String asOf,
        List<Choice> days,
        LocalDate today) {

    /** One way to look at the page, with the address that does it. */
    public record Choice(String label, String href, boolean chosen) {}

    static LensBar of(Lens lens, Here here, Show show, LocalDate today) {
        LocalDate asOf = lens.asOf() != null && lens.asOf().isBefore(today) ? lens.asOf() : null;
        return new LensBar(
                lens,
                lens.period() == null ? "Current period" : Periods.label(lens.period()),
                periods(lens, here, today),
                asOf == null ? null : show.date(asOf),
                days(lens, here, show, today),
                today);
    }

    private static List<Choice> periods(Lens lens, Here here, LocalDate today) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("Current period", here.with("period", null), lens.period() == null));
        var month = YearMonth.from(today);
        for (int back = 0; back < 4; back++) {
            choices.add(period(lens, here, month.minusMonths(back).toString()));
        }
        for (int back = 0; back < 3; back++) {
            YearMonth within = month.minusMonths(3L * back);
            choices.add(period(lens, here, within.getYear() + "-Q" + ((within.getMonthValue() + 2) / 3)));
        }
        choices.add(period(lens, here, Integer.toString(today.getYear())));
        choices.add(period(lens, here, Integer.toString(today.getYear() - 1)));
        return choices;
    }

    private static Choice period(Lens lens, Here here, String period) {
        return new Choice(Periods.label(period), here.with("period", period), period.equals(lens.period()));
    }

    private static List<Choice> days(Lens lens, Here here, Show show, LocalDate today) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("Now", here.with("asof", null), lens.asOf() == null));
        choices.add(day("Yesterday", today.minusDays(1), lens, here));
        for (int back = 0; back < 3; back++) {
            LocalDate end = YearMonth.from(today).minusMonths(back).atDay(1).minusDays(1);
            choices.add(day("End of " + Periods.label(YearMonth.from(end).toString()), end, lens, here));
        }
        return choices;
    }

    private static Choice day(String label, LocalDate day, Lens lens, Here here) {
        return new Choice(label, here.with("asof", day.toString()), day.equals(lens.asOf()));
    }
}
