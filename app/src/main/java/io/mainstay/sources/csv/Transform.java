package io.mainstay.sources.csv;

/** A simple change made to a cell on its way into a field. */
public enum Transform {
    UPPER("In capitals"),
    LOWER("In small letters"),
    NEGATE("With the other sign"),
    HUNDREDTH("Divided by 100 (cents, percent)"),
    TWELFTH("Divided by 12 (yearly to monthly)"),
    NEXT_DAY("The day after (an end date that is the last day)");

    private final String label;

    Transform(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
