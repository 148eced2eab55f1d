package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed contract; its end is told by a second record of the same contract.
 *
 * @param start the first day of the term
 * @param end the day after its last
 * @param years the recurring value of each contract year
 */
record Contract(String id, Account account, LocalDate signed, LocalDate start, LocalDate end, List<BigDecimal> years) {

    Contract {
        years = List.copyOf(years);
    }

    BigDecimal total() {
        return years.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    RawFact open(BigDecimal oneOff) {
        return fields("open").with("one_off_total", oneOff).record("contract", account.key(), signed, id, id + "-v1");
    }

    RawFact renewed(LocalDate day, Contract next) {
        BigDecimal sameLength = next.total()
                .multiply(BigDecimal.valueOf(years.size()))
                .divide(BigDecimal.valueOf(next.years().size()), 2, RoundingMode.HALF_UP);
        return fields("renewed")
                .with("renewed_on", day)
                .with("renewed_by", next.id())
                .with("renewed_recurring_total", sameLength)
                .record("contract", account.key(), day, id, id + "-v2");
    }

    RawFact churned(String reason) {
        return fields("churned").with("churn_reason", reason).record("contract", account.key(), end, id, id + "-v2");
    }

    /** Ended before its term was over: the term is cut short. */
    RawFact broken(LocalDate day, String reason) {
        return new Contract(id, account, signed, start, day, years).churned(reason);
    }

    private Fields fields(String outcome) {
        return Fields.of("signed", signed)
                .with("term_start", start)
                .with("term_end", end.minusDays(1))
                .with("recurring_total", total())
                .known("years", ramp())
                .with("currency", account.market().currency())
                .with("notice_days", account.segment() == Segment.ENTERPRISE ? 90 : 30)
                .with("auto_renews", account.segment() != Segment.ENTERPRISE)
                .with("outcome", outcome);
    }

    private @Nullable List<Map<String, String>> ramp() {
        if (years.stream().distinct().count() < 2) {
            return null;
        }
        List<Map<String, String>> amounts = new ArrayList<>();
        years.forEach(year -> amounts.add(Map.of("amount", year.toPlainString())));
        return amounts;
    }
}
