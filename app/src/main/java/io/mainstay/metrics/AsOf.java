package io.mainstay.metrics;

import java.time.Instant;
import java.time.LocalDate;

/** Whose knowledge a number is computed from. */
public sealed interface AsOf {

    /** All that is known now. */
    record Now() implements AsOf {}

    /** All that was recorded before the end of a day, in the company's zone. */
    record EndOf(LocalDate day) implements AsOf {}

    /** All that was recorded up to a moment. */
    record At(Instant moment) implements AsOf {}

    static AsOf now() {
        return new Now();
    }
}
