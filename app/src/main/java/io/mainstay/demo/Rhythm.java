package io.mainstay.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often a subscription is billed. */
enum Rhythm {
    MONTHLY("month", 1, 1.0),
    QUARTERLY("month", 3, 3.0),
    YEARLY("year", 1, 10.2);

    private static final double PRICE_RISE = 1.09;

    private final String interval;
    private final int count;
    private final double monthsPaid;

    Rhythm(String interval, int count, double monthsPaid) {
        this.interval = interval;
        this.count = count;
        this.monthsPaid = monthsPaid;
    }

    String interval() {
        return interval;
    }

    int count() {
        return count;
    }

    /** Months between two bills. */
    int months() {
        return this == YEARLY ? 12 : count;
    }

    /** The list price of one seat for one billing period. */
    BigDecimal price(Product product, Plan plan, Market market, boolean raised) {
        double monthly = product.monthlyDollars(plan) * market.priceLevel() * (raised ? PRICE_RISE : 1);
        int decimals = market == Market.JAPAN || this == YEARLY ? 0 : 2;
        return BigDecimal.valueOf(monthly * monthsPaid).setScale(decimals, RoundingMode.HALF_UP);
    }
}
