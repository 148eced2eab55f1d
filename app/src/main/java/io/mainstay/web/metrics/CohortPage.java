package io.mainstay.web.metrics;

import io.mainstay.metrics.CohortTable;
import io.mainstay.metrics.CohortTable.Follow;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Periods;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cohort table, ready to show.
 *
 * @param meaning what the shares mean
 * @param summary all cohorts together, weighted by what they began with
 */
public record CohortPage(
        List<MetricPage.Way> ways,
        String meaning,
        List<Field> filters,
        String csv,
        List<String> ages,
        List<Row> rows,
        Row summary) {

    /** @param began what the cohort began with */
    public record Row(String label, Figure began, List<Cell> cells) {}

    /** @param heat from 0 to 10: how much is left, in steps of shading */
    public record Cell(Figure share, int heat) {}

    static CohortPage of(CohortTable table, Follow follow, Show show, Here here, List<Field> fields) {
        List<Row> rows = new ArrayList<>();
        for (CohortTable.Cohort cohort : table.cohorts()) {
            List<Cell> cells = new ArrayList<>();
            for (int age = 0; age < cohort.cells().size(); age++) {
                cells.add(cell(cohort.share(follow, age), show));
            }
            rows.add(new Row(
                    Periods.label(cohort.month().toString()),
                    follow == Follow.LOGOS ? show.count(cohort.size()) : show.money(cohort.initialMrr()),
                    cells));
        }
        List<Cell> all =
                table.summary(follow).stream().map(share -> cell(share, show)).toList();
        List<String> ages = new ArrayList<>();
        for (int age = 0; age < table.ages(); age++) {
            ages.add(Integer.toString(age));
        }
        String address = here.with("follow", word(follow));
        return new CohortPage(
                CohortController.follows().stream()
                        .map(one -> new MetricPage.Way(label(one), here.with("follow", word(one)), one == follow))
                        .toList(),
                meaning(follow),
                fields.subList(1, fields.size()),
                address.replaceFirst("^/metrics/cohorts", "/metrics/cohorts.csv"),
                ages,
                rows,
                new Row("All, weighted", began(table, follow, show), all));
    }

    private static Figure began(CohortTable table, Follow follow, Show show) {
        return follow == Follow.LOGOS
                ? show.count(table.cohorts().stream()
                        .mapToLong(CohortTable.Cohort::size)
                        .sum())
                : show.money(table.cohorts().stream()
                        .map(CohortTable.Cohort::initialMrr)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Cell cell(Value share, Show show) {
        return switch (share) {
            case Value.None(String why) -> new Cell(Figure.none(why), 0);
            case Value.Known(BigDecimal number) ->
                new Cell(
                        Figure.of(show.percent(number.setScale(2, RoundingMode.HALF_UP))
                                .shown()
                                .replaceFirst("\\.\\d+%$", "%")),
                        Math.clamp(Math.round((number.doubleValue() - 0.4) * 14), 0, 10));
        };
    }

    private static String label(Follow follow) {
        return switch (follow) {
            case LOGOS -> "Accounts";
            case NET -> "Net revenue";
            case GROSS -> "Gross revenue";
        };
    }

    private static String word(Follow follow) {
        return follow.name().toLowerCase(Locale.ROOT);
    }

    private static String meaning(Follow follow) {
        return switch (follow) {
            case LOGOS ->
                "The share of each cohort's accounts that pay at the end of each month; who returns counts again.";
            case NET -> "What each cohort pays at the end of each month, growth included, as a share of its beginning.";
            case GROSS ->
                "The least each account has paid since it began, as a share of the beginning: a running minimum, so it"
                        + " never rises.";
        };
    }

    static String csv(CohortTable table, Follow follow) {
        var csv = new StringBuilder("cohort,began,age,share\r\n");
        for (CohortTable.Cohort cohort : table.cohorts()) {
            BigDecimal began = follow == Follow.LOGOS ? BigDecimal.valueOf(cohort.size()) : cohort.initialMrr();
            for (int age = 0; age < cohort.cells().size(); age++) {
                line(csv, cohort.month().toString(), began.toPlainString(), age, cohort.share(follow, age));
            }
        }
        List<Value> summary = table.summary(follow);
        for (int age = 0; age < summary.size(); age++) {
            line(csv, "all", "", age, summary.get(age));
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, String cohort, String began, int age, Value share) {
        BigDecimal number = share.orNull();
        csv.append(cohort).append(',').append(began).append(',').append(age).append(',');
        if (number != null) {
            csv.append(number.setScale(12, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString());
        }
        csv.append("\r\n");
    }
}
