package io.mainstay.platform;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock that tests move. */
public final class TestClock {

    private TestClock() {}

    /** @param now asked whenever the clock is, such as a field that the test sets */
    public static Clock at(InstantSource now) {
        return now.withZone(ZoneOffset.UTC);
    }
}
