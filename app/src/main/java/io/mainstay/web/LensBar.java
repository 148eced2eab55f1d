package io.mainstay.web;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The controls at the top of a page that say which period it shows and as known on which day.
 *
 * @param asOf the earlier day in words; null for now
 * @param doubts what in the address made no sense, and what is shown instead
 */
public record LensBar(
        Lens lens,
        List<Choice> scopes,
        String period,
        Steps steps,
        List<Choice> periods,
        @Nullable String asOf,
        List<Choice> days,
        LocalDate today,
        List<String> doubts) {

    /**
     * To the periods beside the one shown.
     *
     * @param previous null where there is none
     * @param next null where it has not begun
     * @param span the days of a period of one's own; null for any other period
     */
    public record Steps(
            @Nullable Choice previous,
            @Nullable Choice next,
            @Nullable Period span) {

        private static final Steps NONE = new Steps(null, null, null);

        static Steps of(Lens lens, Here here, LocalDate today, Optional<Calendar> company) {
            if (company.isEmpty()) {
                return NONE;
            }
            Calendar calendar = company.get();
            LocalDate last = lens.asOf() != null && lens.asOf().isBefore(today) ? lens.asOf() : today;
            Period shown = Optional.ofNullable(lens.period())
                    .flatMap(calendar::parse)
                    .orElseGet(() -> calendar.period(Grain.MONTH, last));
            Period next = shown.plus(1);
            return new Steps(
                    step(shown.plus(-1), here),
                    next.from().isAfter(last) ? null : step(next, here),
                    shown.grain() == Grain.DAY ? shown : null);
        }

        private static Choice step(Period to, Here here) {
            return new Choice(Periods.label(to.code()), here.with("period", to.code()), false);
        }
    }

    /** One way to look at the page, with the address that does it. */
    public record Choice(String label, String href, boolean chosen) {}

    static LensBar of(Lens asked, Here here, Show show, LocalDate today, Optional<Calendar> company) {
        List<String> doubts = new ArrayList<>();
        Lens lens = asked.understood(here, today, company, doubts);
        LocalDate asOf = lens.asOf() != null && lens.asOf().isBefore(today) ? lens.asOf() : null;
        return new LensBar(
                lens,
                scopes(lens, here),
                lens.period() == null ? "Current period" : Periods.label(lens.period()),
                Steps.of(lens, here, today, company),
                periods(lens, here, today),
                asOf == null ? null : show.date(asOf),
                days(lens, here, show, today),
                today,
                List.copyOf(doubts));
    }

    /** Whose customers, where that is a question. */
    private static List<Choice> scopes(Lens lens, Here here) {
        if (!Narrowing.isAt(here.path())) {
            return List.of();
        }
        String chosen = lens.scope() == null ? "all" : lens.scope();
        return List.of(
                new Choice("All customers", here.with("scope", null), chosen.equals("all")),
                new Choice("My team\u2019s", here.with("scope", "team"), chosen.equals("team")),
                new Choice("Mine", here.with("scope", "mine"), chosen.equals("mine")));
    }

    /** The scope in force, in words. */
    public String scope() {
        return scopes.stream()
                .filter(Choice::chosen)
                .map(Choice::label)
                .findFirst()
                .orElse("");
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
