package io.mainstay.semantics;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula as people write it: `(opening_mrr + expansion_mrr) / opening_mrr`, `trailing(6, churned_mrr)`,
 * `$gross_margin`.
 */
final class FormulaText {

    private static final Pattern TOKEN = Pattern.compile("\\s*([a-z$][a-z0-9_]*|[0-9]+(?:\\.[0-9]+)?|[-+*/(),])");

    /** The text is no formula; the message says where. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    private final Matcher matcher;
    private final String text;
    private @Nullable String token;

    private FormulaText(String text) {
        this.text = text.strip();
        this.matcher = TOKEN.matcher(this.text);
        advance();
    }

    /** @throws Unreadable saying what was expected where */
    static Formula read(String text) {
        var reader = new FormulaText(text);
        Formula formula = reader.sum();
        if (reader.token != null) {
            throw new Unreadable("\"%s\" was not expected in \"%s\"".formatted(reader.token, text));
        }
        return formula;
    }

    private void advance() {
        int from = token == null ? 0 : matcher.end();
        if (from >= text.length()) {
            token = null;
        } else if (matcher.region(from, text.length()).lookingAt()) {
            token = matcher.group(1);
        } else {
            throw new Unreadable("Cannot read \"%s\"".formatted(text.substring(from)));
        }
    }

    private boolean take(String expected) {
        boolean there = expected.equals(token);
        if (there) {
            advance();
        }
        return there;
    }

    private void expect(String expected) {
        if (!take(expected)) {
            throw new Unreadable("\"%s\" is missing in \"%s\"".formatted(expected, text));
        }
    }

    private Formula sum() {
        Formula left = product();
        while ("+".equals(token) || "-".equals(token)) {
            var operator = take("+") ? Formula.Operator.PLUS : Formula.Operator.MINUS;
            if (operator == Formula.Operator.MINUS) {
                advance();
            }
            left = new Formula.Arithmetic(operator, left, product());
        }
        return left;
    }

    private Formula product() {
        Formula left = single();
        while ("*".equals(token) || "/".equals(token)) {
            var operator = "*".equals(token) ? Formula.Operator.TIMES : Formula.Operator.OVER;
            advance();
            left = new Formula.Arithmetic(operator, left, single());
        }
        return left;
    }

    private Formula single() {
        String here = token;
        if (here == null) {
            throw new Unreadable("\"%s\" ends too early".formatted(text));
        }
        advance();
        if (here.equals("(")) {
            Formula inner = sum();
            expect(")");
            return inner;
        }
        if (here.equals("-")) {
            return new Formula.Arithmetic(Formula.Operator.MINUS, new Formula.Number(BigDecimal.ZERO), single());
        }
        if (Character.isDigit(here.charAt(0))) {
            return new Formula.Number(new BigDecimal(here));
        }
        if (here.startsWith("$")) {
            return new Formula.Setting(here.substring(1));
        }
        return "(".equals(token) ? call(here) : name(here);
    }

    private Formula name(String word) {
        if (!Word.fits(word)) {
            throw new Unreadable("\"%s\" is no name".formatted(word));
        }
        return new Formula.Of(QuantityName.of(word));
    }

    private Formula call(String function) {
        expect("(");
        Formula first = sum();
        expect(",");
        Formula second = sum();
        expect(")");
        return switch (function) {
            case "trailing" -> new Formula.Trailing(number(first).intValueExact(), second);
            case "compounded" -> new Formula.Compounded(number(first).intValueExact(), second);
            case "repeated" -> new Formula.Repeated(first, number(second));
            case "per_days" -> new Formula.PerDays(first, days(second));
            default ->
                throw new Unreadable(
                        "\"%s\" is no function; known: trailing, compounded, repeated, per_days".formatted(function));
        };
    }

    private Formula days(Formula formula) {
        return formula instanceof Formula.Setting ? formula : new Formula.Number(number(formula));
    }

    private BigDecimal number(Formula formula) {
        if (formula instanceof Formula.Number(BigDecimal value)) {
            return value;
        }
        throw new Unreadable("A plain number is needed in \"%s\"".formatted(text));
    }
}
