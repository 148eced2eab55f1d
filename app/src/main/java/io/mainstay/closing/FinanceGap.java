package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between our figure of a month and finance's.
 *
 * @param ours as it is today
 * @param signed as it was signed; null when the month is not closed or the figure is not among those signed
 * @param accounts where finance gave amounts by account: those that differ, the greatest first
 */
public record FinanceGap(
        FinanceFigure theirs, Value ours, @Nullable Value signed, Optional<ByAccount> accounts) {

    /**
     * @param account null when we know no account of this key
     * @param key as finance or, for accounts it does not list, as we call it
     */
    public record Difference(@Nullable AccountId account, String key, BigDecimal theirs, BigDecimal ours) {

        public BigDecimal change() {
            return theirs.subtract(ours);
        }
    }

    /** @param listed how many accounts finance gave @param rest finance's figure less the sum of its own amounts */
    public record ByAccount(List<Difference> lines, int listed, BigDecimal rest) {

        public ByAccount {
            lines = List.copyOf(lines);
        }

        public BigDecimal explained() {
            return lines.stream().map(Difference::change).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Theirs less ours; none where we have no value. */
    public Value gap() {
        return Restated.difference(ours, Value.of(theirs.value()));
    }

    /** What the gap loses when everything learned since the closing is left out; null when nothing was signed. */
    public @Nullable Value restated() {
        return signed == null ? null : Restated.difference(ours, signed);
    }

    /** What neither what was restated nor the accounts explain: plainly unknown. */
    public Value unexplained() {
        if (accounts.isPresent()) {
            return gap().orNull() == null ? gap() : Value.of(accounts.get().rest());
        }
        return signed == null ? gap() : Restated.difference(signed, Value.of(theirs.value()));
    }
}
