package io.mainstay.sources.csv;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as files write them: {@code 1,234.50}, {@code 1.234,50}, {@code € 12}, {@code (30.00)}, {@code 20 %}.
 */
final class Numbers {

    /** Currency signs and codes around a number, spaces of all widths, a percent sign. */
    private static final Pattern ORNAMENT = Pattern.compile("[\\p{Sc}\\s\\u00A0\\u202F%']|^[A-Z]{3}|[A-Z]{3}$");

    private static final Pattern POINT =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)?(\\.\\d*)?([eE][+-]?\\d{1,2})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)?(,\\d*)?");
    private static final int LONGEST = 40;
    private static final int DIGITS = 12;

    private Numbers() {}

    static Optional<BigDecimal> read(String text, boolean decimalComma) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = ORNAMENT.matcher(text.strip()).replaceAll("").replace('−', '-');
        if (bare.startsWith("(") && bare.endsWith(")")) {
            bare = "-" + bare.substring(1, bare.length() - 1);
        } else if (bare.endsWith("-")) {
            bare = "-" + bare.substring(0, bare.length() - 1);
        }
        Matcher matcher = (decimalComma ? COMMA : POINT).matcher(bare);
        if (!matcher.matches() || bare.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String plain = decimalComma ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
        var number = new BigDecimal(plain);
        return number.precision() - number.scale() <= DIGITS && number.scale() <= LONGEST
                ? Optional.of(number)
                : Optional.empty();
    }
}
