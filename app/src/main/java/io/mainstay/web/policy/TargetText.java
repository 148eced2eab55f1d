package io.mainstay.web.policy;

import io.mainstay.semantics.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Targets as people write them: 110%, 97,5 %, 1,200,000, 3.0. A percent is kept as a share. */
final class TargetText {

    private static final int DECIMALS = 6;

    private TargetText() {}

    /** @throws IllegalArgumentException saying what to write instead */
    static Optional<BigDecimal> read(String typed, Unit unit) {
        String text = typed.strip().replaceAll("[\\s\u00a0%€$£]", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            text = text.replace(",", "");
        }
        text = text.replace(',', '.');
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException(
                    "Write a number such as " + example(unit) + ", or nothing for no target.");
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(unit == Unit.PERCENT ? number.movePointLeft(2) : number);
    }

    static String write(BigDecimal target, Unit unit) {
        BigDecimal number = unit == Unit.PERCENT ? target.movePointRight(2) : target;
        if (number.scale() > DECIMALS) {
            number = number.setScale(DECIMALS, RoundingMode.HALF_UP);
        }
        return number.stripTrailingZeros().toPlainString() + (unit == Unit.PERCENT ? "%" : "");
    }

    private static String example(Unit unit) {
        return switch (unit) {
            case PERCENT -> "110%";
            case MONEY -> "250000";
            case COUNT -> "40";
            case NUMBER, MONTHS -> "3.5";
        };
    }
}
