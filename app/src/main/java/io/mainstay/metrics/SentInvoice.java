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
 * An invoice as it stands.
 *
 * @param seq the fact that says so
 */
public record SentInvoice(String invoice, BigDecimal amount, Currency currency, State state, Open open, long seq) {

    /** @param status open, paid, void or uncollectible */
    public record State(LocalDate sent, @Nullable LocalDate due, String status, boolean overdue) {}

    /**
     * What of all the account's invoices is still to be paid, in the reporting currency.
     *
     * @param amount null when a rate is missing
     */
    public record Open(long count, @Nullable BigDecimal amount) {}

    static List<SentInvoice> list(ResultSet rows) throws SQLException {
        List<SentInvoice> found = new ArrayList<>();
        while (rows.next()) {
            var state = new State(
                    rows.getDate("sent_day").toLocalDate(),
                    AccountBook.day(rows, "due"),
                    rows.getString("status"),
                    rows.getBoolean("overdue"));
            found.add(new SentInvoice(
                    rows.getString("invoice"),
                    rows.getBigDecimal("amount"),
                    Currency.getInstance(rows.getString("currency")),
                    state,
                    new Open(rows.getLong("open_count"), rows.getBigDecimal("all_open")),
                    rows.getLong("seq")));
        }
        return found;
    }
}
