package io.mainstay.metrics;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it stands.
 *
 * @param mrr in the subscription's own currency
 * @param seq the fact that says so
 */
public record HeldSubscription(
        String subscription, boolean active, BigDecimal mrr, Currency currency, Terms terms, Dates dates, long seq) {

    /**
     * What was agreed.
     *
     * @param discounts as JSON text; empty when there are none
     */
    public record Terms(
            String status, String product, String plan, BigDecimal quantity, Price price, String discounts) {}

    /** For one unit and one billing period, such as 20 every 3 month. */
    public record Price(BigDecimal amount, int count, String interval) {}

    public record Dates(
            @Nullable LocalDate nextBilling,
            @Nullable LocalDate cancels,
            @Nullable LocalDate trialEnds) {}

    static List<HeldSubscription> list(ResultSet rows) throws SQLException {
        List<HeldSubscription> found = new ArrayList<>();
        while (rows.next()) {
            var price = new Price(
                    Objects.requireNonNullElse(rows.getBigDecimal("unit_price"), BigDecimal.ZERO),
                    Math.max(1, rows.getInt("interval_count")),
                    text(rows, "interval"));
            var terms = new Terms(
                    text(rows, "status"),
                    text(rows, "product"),
                    text(rows, "plan"),
                    Objects.requireNonNullElse(rows.getBigDecimal("quantity"), BigDecimal.ONE),
                    price,
                    text(rows, "discounts"));
            var dates = new Dates(
                    AccountBook.day(rows, "next_billing"),
                    AccountBook.day(rows, "cancel_day"),
                    AccountBook.day(rows, "trial_end_day"));
            found.add(new HeldSubscription(
                    rows.getString("subscription"),
                    rows.getBoolean("active"),
                    rows.getBigDecimal("mrr"),
                    Currency.getInstance(rows.getString("currency")),
                    terms,
                    dates,
                    rows.getLong("seq")));
        }
        return found;
    }

    static String text(ResultSet rows, String column) throws SQLException {
        return Objects.toString(rows.getString(column), "");
    }
}
