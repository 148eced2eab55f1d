package io.mainstay.sources.csv;

/** In which order a file writes day, month and year when it writes them as numbers. */
public enum DateOrder {
    YEAR_FIRST("2026-03-31"),
    DAY_FIRST("31.03.2026"),
    MONTH_FIRST("03/31/2026");

    private final String example;

    DateOrder(String example) {
        this.example = example;
    }

    public String example() {
        return example;
    }
}
