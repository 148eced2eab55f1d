package io.mainstay.semantics;

/** What a value counts. A percent is kept as a share: 0.84 is shown as 84 %. */
public enum Unit {
    MONEY,
    COUNT,
    PERCENT,
    NUMBER,
    MONTHS
}
