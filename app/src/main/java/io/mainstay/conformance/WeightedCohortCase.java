package io.mainstay.conformance;

import io.mainstay.metrics.CohortTable;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Cohorts of one account each, and the summary row weighted by what they began with. */
final class WeightedCohortCase implements GoldenCase {

    private static final YearMonth LAST = YearMonth.of(2024, 12);

    @Override
    public String kind() {
        return "weighted_cohort";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Book book = new Book();
        int longest = 0;
        int row = 0;
        for (JsonNode cohort : golden.get("rows")) {
            JsonNode shares = cohort.get("pct");
            longest = Math.max(longest, shares.size());
            pay(book, "row" + row++, cohort.get("initial").asString(), shares);
        }
        List<String> mismatches = new ArrayList<>();
        try (Asked asked = Asked.of(laboratory, book, Map.of())) {
            List<Value> summary = CohortCase.table(asked, LAST.minusMonths(longest - 1L), LAST)
                    .summary(CohortTable.Follow.NET);
            int age = 0;
            for (JsonNode expected : golden.get("expected")) {
                Value found = age < summary.size() ? summary.get(age) : Value.none("There is no such age");
                Expected.percent("age " + age++, expected, found, 2).ifPresent(mismatches::add);
            }
        }
        return mismatches;
    }

    private static void pay(Book book, String account, String initial, JsonNode shares) {
        BigDecimal start = new BigDecimal(initial);
        YearMonth month = LAST.minusMonths(shares.size() - 1L);
        for (JsonNode share : shares) {
            book.pays(
                    account,
                    month.atDay(1).toString(),
                    start.multiply(new BigDecimal(share.asString())).movePointLeft(2));
            month = month.plusMonths(1);
        }
    }
}
