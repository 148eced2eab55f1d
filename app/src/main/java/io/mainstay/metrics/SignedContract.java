package io.mainstay.metrics;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it stands.
 *
 * @param value what recurs over its term, in its own currency
 * @param seq the fact that says so
 */
public record SignedContract(
        String contract, Term term, BigDecimal value, Currency currency, Renewal renewal, long seq) {

    /** @param ends its last day; null when it is open-ended */
    public record Term(
            @Nullable LocalDate signed,
            LocalDate starts,
            @Nullable LocalDate ends) {}

    /**
     * @param undecided it may still be renewed
     * @param outcome open, renewed or churned
     */
    public record Renewal(
            boolean undecided,
            String outcome,
            boolean byItself,
            int noticeDays,
            @Nullable LocalDate renewedOn,
            String churnReason) {}

    static List<SignedContract> list(ResultSet rows) throws SQLException {
        List<SignedContract> found = new ArrayList<>();
        while (rows.next()) {
            var term = new Term(
                    AccountBook.day(rows, "signed"),
                    rows.getDate("term_start").toLocalDate(),
                    AccountBook.day(rows, "term_end"));
            var renewal = new Renewal(
                    rows.getBoolean("undecided"),
                    rows.getString("outcome"),
                    rows.getBoolean("auto_renews"),
                    rows.getInt("notice_days"),
                    AccountBook.day(rows, "renewed_on"),
                    HeldSubscription.text(rows, "churn_reason"));
            found.add(new SignedContract(
                    rows.getString("contract"),
                    term,
                    rows.getBigDecimal("recurring_total"),
                    Currency.getInstance(rows.getString("currency")),
                    renewal,
                    rows.getLong("seq")));
        }
        return found;
    }
}
