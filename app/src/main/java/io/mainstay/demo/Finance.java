package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What finance reports every month: exchange rates on its last day, and what each team cost a few days after. */
final class Finance {

    private static final MathContext SIX_DIGITS = new MathContext(5, RoundingMode.HALF_UP);
    private static final int CLOSING_DAY = 5;

    private final Story story;
    private final Ledger ledger;
    private final Dice dice;
    private final double size;
    private final Map<String, Double> rates = new LinkedHashMap<>();

    Finance(Story story, Ledger ledger, Dice dice, int accounts) {
        this.story = story;
        this.ledger = ledger;
        this.dice = dice;
        this.size = accounts / 400.0;
        rates.put("EUR", 1.09);
        rates.put("GBP", 1.26);
        rates.put("JPY", 0.00672);
    }

    /** The rates that were good when the story begins. */
    void open() {
        rates.forEach((currency, _) ->
                rate(currency, story.first().minusMonths(1), story.first().atDay(1)));
    }

    void close(YearMonth month) {
        for (String currency : rates.keySet()) {
            rates.merge(currency, 1 + dice.random().nextGaussian() * 0.012, (rate, change) -> rate * change);
            rate(currency, month, month.atEndOfMonth());
        }
        double age = story.first().until(month, ChronoUnit.MONTHS) / (double) story.months();
        cost("sales", 95_000 + 150_000 * age, month);
        cost("marketing", 50_000 + 80_000 * age, month);
        cost("customer_success", 42_000 + 70_000 * age, month);
        cost("support", 25_000 + 60_000 * age, month);
        cost("cost_of_revenue", 30_000 + 190_000 * age, month);
    }

    private void rate(String currency, YearMonth month, LocalDate learned) {
        BigDecimal rate = BigDecimal.valueOf(rates.getOrDefault(currency, 1.0)).round(SIX_DIGITS);
        Fields fields = Fields.of("currency", currency)
                .with("rate", rate.setScale(Math.min(6, rate.scale()), RoundingMode.HALF_UP));
        String at = month.atEndOfMonth()
                .atTime(16, 0)
                .atZone(Story.ZONE)
                .toInstant()
                .toString();
        ledger.learn(
                learned,
                Origin.FINANCE,
                fields.record("exchange_rate", null, at, currency, "rate-%s-%s".formatted(currency, month)));
    }

    private void cost(String team, double amount, YearMonth month) {
        BigDecimal spent = BigDecimal.valueOf(amount * size * dice.random().nextDouble(0.95, 1.06))
                .setScale(0, RoundingMode.HALF_UP);
        Fields fields = Fields.of("team", team)
                .with("month", month.atDay(1))
                .with("amount", spent)
                .with("currency", "USD");
        String subject = team + " " + month;
        RawFact cost =
                fields.record("team_cost", null, month.atEndOfMonth(), subject, "cost-%s-%s".formatted(team, month));
        LocalDate closed = month.plusMonths(1).atDay(CLOSING_DAY);
        if (dice.chance(0.04)) {
            BigDecimal early = spent.multiply(new BigDecimal("0.93")).setScale(0, RoundingMode.HALF_UP);
            ledger.learn(closed, Origin.FINANCE, Fields.mistaken(cost, "amount", early.toPlainString()));
            ledger.learn(closed.plusDays(24), Origin.FINANCE, cost);
        } else {
            ledger.learn(closed, Origin.FINANCE, cost);
        }
    }
}
