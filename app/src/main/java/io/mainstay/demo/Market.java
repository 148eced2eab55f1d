package io.mainstay.demo;

import java.util.random.RandomGenerator;

/** The countries customers come from, and the currency each is billed in. */
enum Market {
    UNITED_STATES("United States", "Americas", "USD", 0.44),
    CANADA("Canada", "Americas", "USD", 0.06),
    BRAZIL("Brazil", "Americas", "USD", 0.03),
    UNITED_KINGDOM("United Kingdom", "EMEA", "GBP", 0.13),
    GERMANY("Germany", "EMEA", "EUR", 0.08),
    NETHERLANDS("Netherlands", "EMEA", "EUR", 0.06),
    FRANCE("France", "EMEA", "EUR", 0.05),
    SPAIN("Spain", "EMEA", "EUR", 0.03),
    SINGAPORE("Singapore", "APAC", "USD", 0.04),
    AUSTRALIA("Australia", "APAC", "USD", 0.04),
    JAPAN("Japan", "APAC", "JPY", 0.04);

    private final String country;
    private final String region;
    private final String currency;
    private final double share;

    Market(String country, String region, String currency, double share) {
        this.country = country;
        this.region = region;
        this.currency = currency;
        this.share = share;
    }

    static Market draw(RandomGenerator dice) {
        double drawn = dice.nextDouble();
        for (Market market : values()) {
            drawn -= market.share;
            if (drawn < 0) {
                return market;
            }
        }
        return UNITED_STATES;
    }

    String country() {
        return country;
    }

    String region() {
        return region;
    }

    String currency() {
        return currency;
    }

    /** List prices are set once per currency, in round numbers, and do not follow the exchange rate. */
    double priceLevel() {
        return switch (currency) {
            case "EUR" -> 0.92;
            case "GBP" -> 0.80;
            case "JPY" -> 148;
            default -> 1;
        };
    }
}
