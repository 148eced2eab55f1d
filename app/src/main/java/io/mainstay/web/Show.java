package io.mainstay.web;

import io.mainstay.workspace.Company;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes values for people: money in its magnitude with the exact sum behind it, percentages with one decimal,
 * differences of percentages as points, dates in the reader's manner and the company's time zone.
 */
public record Show(Locale locale, ZoneId zone, Currency currency) {

    private static final String MINUS = "\u2212";

    public static Show of(Company company, Locale reader) {
        return new Show(english(reader), company.zone(), company.currency());
    }

    /** Before the company is set up. */
    public static Show plain() {
        return new Show(Locale.UK, ZoneOffset.UTC, Currency.getInstance("EUR"));
    }

    /** The pages speak English, so only English manners of writing dates fit them. */
    private static Locale english(Locale reader) {
        return reader.getLanguage().equals("en") && !reader.getCountry().isEmpty() ? reader : Locale.UK;
    }

    public Figure money(BigDecimal amount) {
        return money(amount, currency);
    }

    /** €1.24M with €1,238,412.07 behind it. */
    public Figure money(BigDecimal amount, Currency in) {
        String sign = amount.signum() < 0 ? MINUS : "";
        String symbol = symbol(in);
        BigDecimal size = amount.abs();
        int cents = Math.max(0, in.getDefaultFractionDigits());
        String full = sign + symbol + number(size, cents, cents);
        String shown = size.compareTo(BigDecimal.valueOf(1_000)) < 0 ? full : sign + symbol + magnitude(size);
        return Figure.of(shown, full);
    }

    /** Where there is little room: €4.2k, €820. */
    public String brief(BigDecimal amount) {
        BigDecimal size = amount.abs();
        return (amount.signum() < 0 ? MINUS : "")
                + symbol()
                + (size.compareTo(BigDecimal.valueOf(1_000)) < 0 ? number(size, 0, 0) : magnitude(size));
    }

    /** What stands in front of an amount of the company's money. */
    public String symbol() {
        return symbol(currency);
    }

    private String symbol(Currency in) {
        String symbol = in.getSymbol(locale);
        return symbol.chars().allMatch(Character::isLetter) ? symbol + "\u00a0" : symbol;
    }

    /** Always with its sign: +€12.4k. */
    public Figure change(BigDecimal amount) {
        Figure plain = money(amount);
        return amount.signum() <= 0
                ? plain
                : new Figure("+" + plain.shown(), plain.full() == null ? null : "+" + plain.full(), null);
    }

    /** A share of one: 0.942137 is 94.2%. */
    public Figure percent(BigDecimal share) {
        BigDecimal hundredfold = share.movePointRight(2);
        return Figure.of(signed(hundredfold, 1) + "%", exact(hundredfold, 4) + "%");
    }

    /** The difference of two shares: +2.1 points. */
    public Figure points(BigDecimal difference) {
        BigDecimal hundredfold = difference.movePointRight(2);
        String sign = hundredfold.setScale(1, RoundingMode.HALF_UP).signum() > 0 ? "+" : "";
        return Figure.of(sign + signed(hundredfold, 1) + " points");
    }

    public Figure count(long number) {
        return Figure.of(signed(BigDecimal.valueOf(number), 0));
    }

    public Figure decimal(BigDecimal number, int decimals) {
        return Figure.of(signed(number, decimals), exact(number, 6));
    }

    /** 21 Nov 2026 */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    /** 21 Nov 2026, 14:05 in the company's zone */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment.atZone(zone));
    }

    public String moment(@Nullable Instant moment, String otherwise) {
        return moment == null ? otherwise : moment(moment);
    }

    private String magnitude(BigDecimal size) {
        if (size.compareTo(BigDecimal.valueOf(10_000)) < 0) {
            return number(size, 0, 0);
        }
        BigDecimal rounded = size.round(new MathContext(3, RoundingMode.HALF_UP));
        int digits = rounded.precision() - rounded.scale();
        if (digits > 9) {
            return number(rounded.movePointLeft(9), 0, 2) + "B";
        }
        return digits > 6 ? number(rounded.movePointLeft(6), 0, 2) + "M" : number(rounded.movePointLeft(3), 0, 1) + "k";
    }

    private String signed(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? MINUS : "") + number(rounded.abs(), decimals, decimals);
    }

    private String exact(BigDecimal number, int most) {
        return (number.signum() < 0 ? MINUS : "") + number(number.abs(), 1, most);
    }

    private String number(BigDecimal number, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
