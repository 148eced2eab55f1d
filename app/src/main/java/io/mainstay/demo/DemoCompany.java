package io.mainstay.demo;

import java.time.LocalDate;

/** The sample company everyone can look at: the same one for everyone, told up to the day it is asked for. */
public final class DemoCompany {

    private static final long SEED = 7;
    private static final int ACCOUNTS = 400;
    private static final int MONTHS = 36;

    private DemoCompany() {}

    static Simulation simulation(LocalDate end) {
        return new Simulation(SEED, ACCOUNTS, MONTHS, end);
    }
}
