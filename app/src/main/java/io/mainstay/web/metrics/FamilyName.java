package io.mainstay.web.metrics;

import io.mainstay.semantics.Metric;

/** What a family of metrics is called, the same on every page. */
public final class FamilyName {

    private FamilyName() {}

    public static String of(Metric.Family family) {
        return switch (family) {
            case RECURRING_REVENUE -> "Recurring revenue";
            case RETENTION -> "Retention";
            case EXPANSION -> "Expansion";
            case CUSTOMERS -> "Customers";
            case CONTRACTS -> "Contracts and renewals";
            case UNIT_ECONOMICS -> "Unit economics";
            case TEAM -> "Team";
        };
    }
}
