package io.mainstay.conformance;

import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.CohortTable;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What each account paid month by month, and the cohort table that makes. */
final class CohortCase implements GoldenCase {

    private static final Map<String, CohortTable.Follow> FOLLOWED = Map.of(
            "logo_pct", CohortTable.Follow.LOGOS,
            "nrr_pct", CohortTable.Follow.NET,
            "grr_pct", CohortTable.Follow.GROSS);

    @Override
    public String kind() {
        return "cohort";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Fields.only(golden, Set.of("window", "accounts", "expected"), "The case");
        List<String> mismatches = new ArrayList<>();
        YearMonth first = YearMonth.parse(golden.get("window").get(0).asString());
        YearMonth last = YearMonth.parse(golden.get("window").get(1).asString());
        try (Asked asked = Asked.of(laboratory, book(golden.get("accounts"), first, last), Map.of())) {
            CohortTable table = table(asked, first, last);
            golden.get("expected")
                    .properties()
                    .forEach(expected -> table.cohorts().stream()
                            .filter(cohort -> cohort.month().toString().equals(expected.getKey()))
                            .findFirst()
                            .ifPresentOrElse(
                                    cohort -> check(cohort, expected.getValue(), mismatches),
                                    () -> mismatches.add("There is no cohort " + expected.getKey())));
        }
        return mismatches;
    }

    static CohortTable table(Asked asked, YearMonth first, YearMonth last) {
        List<Period> months = asked.metrics().calendar().periods(Grain.MONTH, first.atDay(1), last.atDay(1));
        return asked.metrics().cohorts(Principal.program(), months, Filter.all(), AsOf.now());
    }

    private static void check(CohortTable.Cohort cohort, JsonNode expected, List<String> mismatches) {
        if (expected.has("size") && expected.get("size").asInt() != cohort.size()) {
            mismatches.add("%s: %d accounts".formatted(cohort.month(), cohort.size()));
        }
        expected.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !field.equals("size") && !FOLLOWED.containsKey(field))
                .forEach(field -> mismatches.add("%s: it is not known what this expects".formatted(field)));
        FOLLOWED.forEach((field, follow) -> {
            int age = 0;
            for (JsonNode share : expected.path(field)) {
                String what = "%s %s at %d".formatted(cohort.month(), field, age);
                Expected.percent(what, share, cohort.share(follow, age++), 2).ifPresent(mismatches::add);
            }
        });
    }

    private static Book book(JsonNode accounts, YearMonth first, YearMonth last) {
        Book book = new Book();
        accounts.properties().forEach(account -> {
            BigDecimal before = BigDecimal.ZERO;
            YearMonth earliest = account.getValue().properties().stream()
                    .map(paid -> YearMonth.parse(paid.getKey()))
                    .min(Comparator.naturalOrder())
                    .filter(first::isAfter)
                    .orElse(first);
            for (YearMonth month = earliest; !month.isAfter(last); month = month.plusMonths(1)) {
                BigDecimal pays =
                        new BigDecimal(account.getValue().path(month.toString()).asString("0"));
                if (pays.compareTo(before) != 0) {
                    book.pays(account.getKey(), month.atDay(1).toString(), pays);
                }
                before = pays;
            }
        });
        return book;
    }
}
