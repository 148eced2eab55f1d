package io.mainstay.sources.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice line that says something about a subscription: it recurs, covers a period, and its invoice stands.
 *
 * @param subject the subscription, with the product where the line names one, for a subscription may hold several
 */
record InvoiceLine(String subject, InvoiceTerms.Line line) {

    private static final Set<String> NOT_STANDING = Set.of("draft", "void");

    static Optional<InvoiceLine> of(Map<String, @Nullable Object> fields) {
        String from = text(fields, "service_from");
        String to = text(fields, "service_to");
        String interval = text(fields, "interval");
        BigDecimal amount = decimal(fields, "amount");
        if (from == null
                || to == null
                || amount == null
                || interval == null
                || interval.equals("none")
                || NOT_STANDING.contains(String.valueOf(fields.get("status")))) {
            return Optional.empty();
        }
        BigDecimal tax = decimal(fields, "tax");
        BigDecimal quantity = decimal(fields, "quantity");
        BigDecimal count = decimal(fields, "interval_count");
        var sold = new InvoiceTerms.Sold(
                text(fields, "product"),
                text(fields, "plan"),
                interval,
                count == null ? 1 : count.longValue(),
                String.valueOf(fields.get("currency")));
        var line = new InvoiceTerms.Line(
                Instant.parse(from),
                Instant.parse(to),
                tax == null ? amount : amount.subtract(tax),
                ratio(decimal(fields, "full_days"), decimal(fields, "prorated_days")),
                quantity == null ? BigDecimal.ONE : quantity,
                sold);
        return Optional.of(new InvoiceLine(subject(text(fields, "subscription"), sold), line));
    }

    private static String subject(@Nullable String subscription, InvoiceTerms.Sold sold) {
        if (subscription != null) {
            return sold.product() == null ? subscription : subscription + "/" + sold.product();
        }
        if (sold.product() != null) {
            return sold.product();
        }
        return sold.plan() == null ? "invoiced" : sold.plan();
    }

    private static BigDecimal ratio(@Nullable BigDecimal full, @Nullable BigDecimal prorated) {
        return full == null || prorated == null || prorated.signum() <= 0
                ? BigDecimal.ONE
                : full.divide(prorated, MathContext.DECIMAL64);
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    private static @Nullable BigDecimal decimal(Map<String, @Nullable Object> fields, String name) {
        String text = text(fields, name);
        return text == null ? null : new BigDecimal(text);
    }
}
