package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question as programs write it: `period` or `from` and `to`, `grain`, `cut`, `filter.` and an attribute, `asof`,
 * `outlook`. The API and the command line share it, so that the same words always mean the same.
 */
public class QuestionReader {

    private static final int MOST_PERIODS = 4_000;
    private static final String FILTER = "filter.";
    private static final Set<String> WORDS = Set.of("period", "from", "to", "grain", "cut", "asof", "outlook");
    private static final Map<String, Grain> GRAINS = Map.of(
            "day", Grain.DAY,
            "week", Grain.WEEK,
            "month", Grain.MONTH,
            "quarter", Grain.QUARTER,
            "year", Grain.YEAR,
            "fiscal", Grain.FISCAL_YEAR,
            "fiscal_quarter", Grain.FISCAL_QUARTER);

    private final Metrics metrics;
    private final Accounts accounts;
    private final Clock clock;

    QuestionReader(Metrics metrics, Accounts accounts, Clock clock) {
        this.metrics = metrics;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws Refused saying which word cannot be read and what to write instead */
    public Question read(Principal principal, String metric, Map<String, String> words) {
        words.keySet().forEach(QuestionReader::refuseUnknown);
        AsOf asOf = asOf(words.get("asof"));
        Cut cut = cut(principal, words.getOrDefault("cut", ""));
        Question question = Question.of(metrics.get(metric).name().value(), periods(words, asOf))
                .by(cut)
                .where(filter(principal, words))
                .asKnown(asOf);
        return switch (words.getOrDefault("outlook", "defined")) {
            case "defined" -> question;
            case "committed" -> question.committed();
            default -> throw refused("outlook is defined or committed.");
        };
    }

    private List<Period> periods(Map<String, String> words, AsOf asOf) {
        Calendar calendar = metrics.calendar();
        LocalDate today = asOf instanceof AsOf.EndOf(LocalDate day) ? day : calendar.day(clock.instant());
        Grain grain = grain(words.get("grain"));
        if (words.containsKey("period") && (words.containsKey("from") || words.containsKey("to"))) {
            throw refused("Send either period, or from and to.");
        }
        if (words.containsKey("to") && !words.containsKey("from")) {
            throw refused("to needs from.");
        }
        Period now = calendar.period(grain == null ? Grain.MONTH : grain, today);
        Period first = period("period", words.get("period"), period("from", words.get("from"), now));
        Period last = words.containsKey("from") ? period("to", words.get("to"), now) : first;
        if (last.to().isBefore(first.to())) {
            throw refused("to comes before from.");
        }
        Grain chosen = grain == null ? first.grain() : grain;
        if (calendar.period(chosen, first.from()).days() * MOST_PERIODS
                < last.to().toEpochDay() - first.from().toEpochDay()) {
            throw refused("That is more than %,d periods; take a longer grain.".formatted(MOST_PERIODS));
        }
        return calendar.periods(chosen, first.from(), last.last());
    }

    private Period period(String word, @Nullable String code, Period otherwise) {
        if (code == null) {
            return otherwise;
        }
        return metrics.calendar()
                .parse(code)
                .orElseThrow(() -> refused(
                        "%s is not a period: write it like 2026-10, 2026-Q4, 2026, FY2026, 2026-W44 or 2026-10-14."
                                .formatted(word)));
    }

    private static @Nullable Grain grain(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Grain grain = GRAINS.get(word);
        if (grain == null) {
            throw refused("grain is day, week, month, quarter, year, fiscal or fiscal_quarter.");
        }
        return grain;
    }

    private static AsOf asOf(@Nullable String day) {
        try {
            return day == null || day.isEmpty() ? AsOf.now() : new AsOf.EndOf(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw refused("asof is a day such as 2026-10-14.");
        }
    }

    private Cut cut(Principal principal, String word) {
        Cut cut;
        try {
            cut = Cut.of(word);
        } catch (IllegalArgumentException e) {
            throw refused("cut is account, or an attribute of accounts such as segment.");
        }
        if (cut instanceof Cut.By(String attribute)
                && !metrics.attributes(principal).contains(attribute)
                && metrics.definitions().measures().stream()
                        .noneMatch(measure -> measure.cutBy().containsKey(attribute))) {
            throw refused("Nothing tells accounts apart that is called %s; cut is account%s."
                    .formatted(
                            attribute,
                            metrics.attributes(principal).stream()
                                    .map(" or "::concat)
                                    .collect(Collectors.joining())));
        }
        return cut;
    }

    private Filter filter(Principal principal, Map<String, String> words) {
        Map<String, String> attributes = new TreeMap<>();
        Set<AccountId> only = new HashSet<>();
        words.forEach((word, value) -> {
            if (word.equals(FILTER + "account")) {
                only.add(accounts.find(principal, value)
                        .orElseThrow(() -> refused("There is no account " + value + ".")));
            } else if (word.startsWith(FILTER)) {
                attributes.put(word.substring(FILTER.length()), value);
            }
        });
        try {
            return new Filter(attributes, only);
        } catch (IllegalArgumentException e) {
            throw refused("A filter is written filter.segment=Enterprise, with any attribute of accounts.");
        }
    }

    private static void refuseUnknown(String word) {
        if (!WORDS.contains(word) && !word.startsWith(FILTER)) {
            throw refused("%s is not known here; known are period, from, to, grain, cut, asof, outlook and filter.…"
                    .formatted(word));
        }
    }

    private static Refused refused(String why) {
        return new Refused(ErrorCode.INVALID, why);
    }
}
