package io.mainstay.web.metrics;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.web.Here;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from an address how a metric is looked at; what makes no sense counts as not given. */
@Component
public class Views {

    private static final int MOST = 400;
    private static final String WRITTEN = "Periods are written 2026-10, 2026-Q3, 2026 or FY2026.";

    private final Metrics metrics;
    private final Clock clock;

    Views(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The last day that can be looked at: today, or the day as of which everything is asked. */
    public LocalDate day(Lens lens) {
        LocalDate today = metrics.calendar().day(clock.instant());
        return lens.asOf() != null && lens.asOf().isBefore(today) ? lens.asOf() : today;
    }

    /** The period the address names, else the running month. */
    public Period period(Lens lens) {
        Calendar calendar = metrics.calendar();
        String code = lens.period();
        return Optional.ofNullable(code)
                .flatMap(calendar::parse)
                .orElseGet(() -> calendar.period(Grain.MONTH, day(lens)));
    }

    /** The thirteen periods that end with the one the address names: a year and what it is compared with. */
    public View year(Lens lens) {
        return new View(lens, metrics.calendar().upTo(period(lens), 13), Cut.none(), Filter.all());
    }

    /** Only the period the address names, with the filters it names. */
    public View single(Lens lens, Here here) {
        return new View(lens, List.of(period(lens)), Cut.none(), filter(here));
    }

    /** What the address says that makes no sense here, each with what is possible. */
    List<String> doubts(View view, Here here, Principal reader) {
        List<String> doubts = new ArrayList<>();
        here.parameter("cut").filter(cut -> !isKnown(cut, reader)).ifPresent(cut -> {
            List<String> known = new ArrayList<>(List.of("account"));
            known.addAll(metrics.attributes(reader));
            doubts.add(
                    "Nothing tells accounts apart that is called %s, so the metric is not split. It can be split by %s."
                            .formatted(cut, String.join(", ", known)));
        });
        here.parameter("from").ifPresent(from -> {
            Optional<Period> period = metrics.calendar().parse(from);
            if (period.isEmpty()) {
                doubts.add(
                        "%s is not a period to begin with, so the usual range is shown. %s".formatted(from, WRITTEN));
            } else if (period.get().from().isAfter(view.period().from())) {
                doubts.add("%s begins after the last period shown, so the usual range is shown.".formatted(from));
            }
        });
        here.parameter("to")
                .ifPresent(
                        to -> doubts.add("The last period is the one the top line names, so to=%s changes nothing. %s"
                                .formatted(to, "Write period=%s for it.".formatted(to))));
        return doubts;
    }

    private boolean isKnown(String cut, Principal reader) {
        return cut.equals("account") || metrics.attributes(reader).contains(cut);
    }

    /** Everything the address says: grain, range, filters, and the cut, unless nobody knows it. */
    public View of(Lens lens, Here here, Principal reader) {
        Cut cut = here.parameter("cut")
                .filter(word -> isKnown(word, reader))
                .map(Cut::of)
                .orElse(Cut.none());
        return new View(lens, range(lens, here), cut, filter(here));
    }

    /** As many periods, right before those of a view. */
    View before(View view) {
        return shifted(view, view.periods().size());
    }

    /** The same periods a year earlier. */
    View yearBefore(View view) {
        return shifted(
                view,
                switch (view.period().grain()) {
                    case DAY -> 365;
                    case WEEK -> 52;
                    case MONTH -> 12;
                    case QUARTER, FISCAL_QUARTER -> 4;
                    case YEAR, FISCAL_YEAR -> 1;
                });
    }

    private static View shifted(View view, int steps) {
        return new View(
                view.lens(),
                view.periods().stream().map(period -> period.plus(-steps)).toList(),
                view.cut(),
                view.filter());
    }

    private List<Period> range(Lens lens, Here here) {
        Calendar calendar = metrics.calendar();
        Period asked = period(lens);
        boolean span = asked.grain() == Grain.DAY && asked.days() > 1;
        if (span && lens.grain() == null) {
            return calendar.upTo(asked, usual(Grain.MONTH));
        }
        Grain grain = grain(lens.grain(), asked.grain());
        LocalDate day = day(lens);
        Period last = calendar.period(
                grain, asked.last().isAfter(day) && !asked.from().isAfter(day) ? day : asked.last());
        Period from = here.parameter("from").flatMap(calendar::parse).orElse(span ? asked : null);
        List<Period> periods = from == null || from.from().isAfter(last.from())
                ? calendar.upTo(last, Math.max(usual(grain), inside(calendar, asked, grain)))
                : calendar.periods(grain, from.from(), last.last());
        return periods.subList(Math.max(0, periods.size() - MOST), periods.size());
    }

    private static int inside(Calendar calendar, Period asked, Grain grain) {
        return grain.ordinal() < asked.grain().ordinal()
                ? Math.min(
                        MOST,
                        calendar.periods(grain, asked.from(), asked.last()).size())
                : 1;
    }

    private static int usual(Grain grain) {
        return switch (grain) {
            case DAY -> 31;
            case WEEK -> 26;
            case MONTH -> 13;
            case QUARTER, FISCAL_QUARTER -> 9;
            case YEAR, FISCAL_YEAR -> 4;
        };
    }

    private static Grain grain(@Nullable String word, Grain otherwise) {
        return switch (word) {
            case "day" -> Grain.DAY;
            case "week" -> Grain.WEEK;
            case "month" -> Grain.MONTH;
            case "quarter" -> Grain.QUARTER;
            case "year" -> Grain.YEAR;
            case "fiscal", "fiscal_year" -> Grain.FISCAL_YEAR;
            case "fiscal_quarter" -> Grain.FISCAL_QUARTER;
            case null, default -> otherwise;
        };
    }

    private static Filter filter(Here here) {
        Map<String, String> attributes = new TreeMap<>();
        for (Here.Parameter parameter : here.others()) {
            if (parameter.name().startsWith(View.FILTER) && !parameter.value().isBlank()) {
                String value = parameter.value().equals(View.NONE) ? "" : parameter.value();
                attributes.put(parameter.name().substring(View.FILTER.length()), value);
            }
        }
        try {
            return new Filter(attributes, Set.of());
        } catch (IllegalArgumentException noAttribute) {
            return Filter.all();
        }
    }
}
