package io.mainstay.conformance;

import io.mainstay.metrics.CohortTable;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Cohorts of one account each, and the summary row weighted by what they began with. */
final class WeightedCohortCase implements GoldenCase {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final YearMonth LAST = YearMonth.of(2024, 12);

    @Override
    public String kind() {
        return "weighted_cohort";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Fields.only(golden, Set.of("rows", "expected"), "The case");
        Book book = new Book();
        int longest = 0;
        int row = 0;
        // where a row begins after its initial value, that is a month of its own before the first
        int before = 0;
        for (JsonNode cohort : golden.get("rows")) {
            before = isWhole(cohort.get("pct").get(0)) ? before : 1;
        }
        for (JsonNode cohort : golden.get("rows")) {
            List<BigDecimal> shares = new ArrayList<>(Collections.nCopies(before, WHOLE));
            cohort.get("pct").forEach(share -> shares.add(new BigDecimal(share.asString())));
            longest = Math.max(longest, shares.size());
            pay(book, "row" + row++, cohort.get("initial").asString(), shares);
        }
        List<String> mismatches = new ArrayList<>();
        try (Asked asked = Asked.of(laboratory, book, Map.of())) {
            List<Value> summary = CohortCase.table(asked, LAST.minusMonths(longest - 1L), LAST)
                    .summary(CohortTable.Follow.NET);
            int age = before;
            for (JsonNode expected : golden.get("expected")) {
                Value found = age < summary.size() ? summary.get(age) : Value.none("There is no such age");
                Expected.percent("age " + (age++ - before), expected, found, 2).ifPresent(mismatches::add);
            }
        }
        return mismatches;
    }

    private static boolean isWhole(JsonNode share) {
        return new BigDecimal(share.asString()).compareTo(WHOLE) == 0;
    }

    private static void pay(Book book, String account, String initial, List<BigDecimal> shares) {
        BigDecimal start = new BigDecimal(initial);
        YearMonth month = LAST.minusMonths(shares.size() - 1L);
        for (BigDecimal share : shares) {
            book.pays(account, month.atDay(1).toString(), start.multiply(share).movePointLeft(2));
            month = month.plusMonths(1);
        }
    }
}
