package io.mainstay.metrics;

import io.mainstay.metrics.Coverage.Gap;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads how much could be counted. What counts on which day is read once for each state of a book and kept, so that asking
 * on costs nothing; only where something is left out, or only some accounts are asked about, is there more to read.
 */
final class CoverageReader {

    private static final int KEPT = 64;
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final DuckDb duckDb;

    private record Key(Seen book, FactView facts, Converted what) {}

    /** What a day adds to how many count, and how many things of that day have no rate. */
    private record Day(long counting, long unrated) {}

    private final Map<Key, NavigableMap<LocalDate, Day>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, NavigableMap<LocalDate, Day>> eldest) {
            return size() > KEPT;
        }
    };

    CoverageReader(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    /** @param until the last day whose rows count */
    Coverage read(Seen book, List<Converted> converted, Question question, LocalDate until) {
        List<Coverage.Part> parts = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        LocalDate to = earlier(question.periods().getLast().to(), until);
        for (Converted what : converted) {
            var sql = new CoverageSql(book, what);
            String narrowed = what.ofAccounts() ? sql.condition(question.filter(), to.minusDays(1)) : "true";
            LocalDate from = what.lasts() ? EVER : question.periods().getFirst().from();
            NavigableMap<LocalDate, Day> days = narrowed.equals("true") ? days(book, sql) : days(sql.days(narrowed));
            var within = from.isBefore(to) ? days.subMap(from, to) : Map.<LocalDate, Day>of();
            long due = within.values().stream().mapToLong(Day::counting).sum();
            boolean some = within.values().stream().anyMatch(day -> day.unrated() > 0);
            List<Gap.NoRate> missing = some ? leftOut(sql.leftOut(narrowed, from, to), what) : List.of();
            long leftOut = missing.stream().mapToLong(Gap.NoRate::count).sum();
            parts.add(new Coverage.Part(what.label(), Math.max(due, leftOut), leftOut));
            gaps.addAll(missing);
        }
        return new Coverage(parts, gaps);
    }

    private static LocalDate earlier(LocalDate end, LocalDate until) {
        return end.isAfter(until) ? until.plusDays(until.equals(LocalDate.MAX) ? 0 : 1) : end;
    }

    private NavigableMap<LocalDate, Day> days(Seen book, CoverageSql sql) {
        var key = new Key(book, book.book().facts(), sql.what());
        synchronized (kept) {
            NavigableMap<LocalDate, Day> known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        NavigableMap<LocalDate, Day> fresh = days(sql.days("true"));
        synchronized (kept) {
            kept.put(key, fresh);
        }
        return fresh;
    }

    private NavigableMap<LocalDate, Day> days(String sql) {
        return duckDb.query(sql, rows -> {
            NavigableMap<LocalDate, Day> days = new TreeMap<>();
            while (rows.next()) {
                days.put(rows.getObject("day", LocalDate.class), new Day(rows.getLong("n"), rows.getLong("unrated")));
            }
            return days;
        });
    }

    private List<Gap.NoRate> leftOut(String sql, Converted what) {
        return duckDb.query(sql, rows -> {
            List<Gap.NoRate> gaps = new ArrayList<>();
            while (rows.next()) {
                gaps.add(new Gap.NoRate(
                        rows.getString("currency"),
                        YearMonth.from(rows.getObject("first_day", LocalDate.class)),
                        YearMonth.from(rows.getObject("last_day", LocalDate.class)),
                        rows.getLong("items"),
                        what.label(),
                        new Gap.Left(rows.getBigDecimal("amount"), what.lasts() ? " a month" : "")));
            }
            return gaps;
        });
    }
}
