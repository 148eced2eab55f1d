package io.mainstay.demo;

/** What the invented company sells: software for ports and fleets, priced by seat. */
enum Product {
    BERTH("Berth Planning", 0),
    LEDGER("Cargo Ledger", 18),
    WATCH("Dock Watch", 12);

    private final String label;
    private final int monthlyDollars;

    Product(String label, int monthlyDollars) {
        this.label = label;
        this.monthlyDollars = monthlyDollars;
    }

    String label() {
        return label;
    }

    int monthlyDollars(Plan plan) {
        return this == BERTH ? plan.monthlyDollars() : monthlyDollars;
    }
}
