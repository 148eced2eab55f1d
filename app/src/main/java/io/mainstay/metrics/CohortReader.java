package io.mainstay.metrics;

import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Reads the cohort table of a book. */
final class CohortReader {

    private static final QuantityName LOGOS = QuantityName.of("cohort_customers");
    private static final QuantityName MRR = QuantityName.of("cohort_mrr");
    private static final QuantityName KEPT = QuantityName.of("cohort_kept_mrr");

    private CohortReader() {}

    static CohortTable read(QuantityReader reader, List<Period> months) {
        Sums sums = reader.read(List.of(LOGOS, MRR, KEPT), months);
        List<CohortTable.Cohort> cohorts = new ArrayList<>();
        for (int first = 0; first < months.size(); first++) {
            String name = months.get(first).code();
            if (!sums.groups().contains(name)) {
                continue;
            }
            List<CohortTable.Cell> cells = new ArrayList<>();
            for (int month = first; month < months.size(); month++) {
                cells.add(new CohortTable.Cell(
                        number(sums, LOGOS, month, name),
                        number(sums, MRR, month, name),
                        number(sums, KEPT, month, name)));
            }
            cohorts.add(new CohortTable.Cohort(YearMonth.from(months.get(first).from()), cells));
        }
        return new CohortTable(cohorts);
    }

    private static BigDecimal number(Sums sums, QuantityName quantity, int month, String cohort) {
        BigDecimal number = sums.get(quantity, month, cohort).orNull();
        return number == null ? BigDecimal.ZERO : number;
    }
}
