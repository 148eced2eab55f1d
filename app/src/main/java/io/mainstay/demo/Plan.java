package io.mainstay.demo;

/** The editions of the main product, cheapest first. */
enum Plan {
    STARTER("Starter", 29),
    TEAM("Team", 49),
    BUSINESS("Business", 79),
    ENTERPRISE("Enterprise", 109);

    private final String label;
    private final int monthlyDollars;

    Plan(String label, int monthlyDollars) {
        this.label = label;
        this.monthlyDollars = monthlyDollars;
    }

    String label() {
        return label;
    }

    int monthlyDollars() {
        return monthlyDollars;
    }

    Plan up() {
        return this == ENTERPRISE ? this : values()[ordinal() + 1];
    }

    Plan down() {
        return this == STARTER ? this : values()[ordinal() - 1];
    }
}
