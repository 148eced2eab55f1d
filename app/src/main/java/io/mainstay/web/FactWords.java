package io.mainstay.web;

import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a fact says for people: moments in the company's zone, amounts with their currency, words without
 * underscores. What does not read as its kind declares it is shown as it came.
 */
public record FactWords(Optional<Kind> kind, Show show) {

    /** @param all every field of the fact, because the currency of an amount is a field beside it */
    public String value(String name, String value, Map<String, String> all) {
        var field = kind.flatMap(one -> one.field(name)).orElse(null);
        if (field == null || value.isEmpty()) {
            return value;
        }
        try {
            return switch (field.type()) {
                case FieldType.Moment _ -> show.moment(Instant.parse(value));
                case FieldType.Day _ -> show.date(LocalDate.parse(value));
                case FieldType.OneOf _ -> value.replace('_', ' ');
                case FieldType.Flag _ -> Boolean.parseBoolean(value) ? "yes" : "no";
                case FieldType.Decimal _ -> decimal(new BigDecimal(value), "currency".equals(field.unit()), all);
                default -> value;
            };
        } catch (DateTimeException | IllegalArgumentException otherwise) {
            return value;
        }
    }

    private String decimal(BigDecimal number, boolean money, Map<String, String> all) {
        String code = all.get("currency");
        if (!money || code == null) {
            return number.stripTrailingZeros().toPlainString();
        }
        Figure figure = show.money(number, Currency.getInstance(code));
        return figure.full() == null ? figure.shown() : figure.full();
    }
}
