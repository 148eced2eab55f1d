package io.mainstay.semantics;

/** How a quantity is taken from the rows of its measure for a period `[from, to)`. */
public enum Take {
    /** The sum of the rows in the period. */
    FLOW,
    /** The sum of all rows before the period's end: a stock, written as its changes. */
    CLOSING,
    /** The closing value less the period's own flow: what the period's accounts had when it began. */
    OPENING,
    /** A sum over accounts of an expression in each account's `opening` and `closing`; zero where both are equal. */
    SPAN
}
