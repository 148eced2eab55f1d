package io.mainstay.demo;

import java.util.random.RandomGenerator;

/** How large a customer is, and what usually follows from it. */
enum Segment {
    SMB("SMB", 0.50, 3, 25, 0.017),
    MID_MARKET("Mid-market", 0.34, 20, 120, 0.010),
    ENTERPRISE("Enterprise", 0.16, 80, 380, 0.006);

    private final String label;
    private final double share;
    private final int fewestSeats;
    private final int mostSeats;
    private final double monthlyRisk;

    Segment(String label, double share, int fewestSeats, int mostSeats, double monthlyRisk) {
        this.label = label;
        this.share = share;
        this.fewestSeats = fewestSeats;
        this.mostSeats = mostSeats;
        this.monthlyRisk = monthlyRisk;
    }

    static Segment draw(RandomGenerator dice) {
        double drawn = dice.nextDouble();
        for (Segment segment : values()) {
            drawn -= segment.share;
            if (drawn < 0) {
                return segment;
            }
        }
        return SMB;
    }

    String label() {
        return label;
    }

    /** The chance of leaving in an ordinary month. */
    double monthlyRisk() {
        return monthlyRisk;
    }

    int seats(RandomGenerator dice) {
        double skewed = dice.nextDouble() * dice.nextDouble();
        return fewestSeats + (int) (skewed * (mostSeats - fewestSeats));
    }

    Plan plan(RandomGenerator dice) {
        return switch (this) {
            case SMB -> dice.nextDouble() < 0.6 ? Plan.STARTER : Plan.TEAM;
            case MID_MARKET -> dice.nextDouble() < 0.55 ? Plan.TEAM : Plan.BUSINESS;
            case ENTERPRISE -> dice.nextDouble() < 0.3 ? Plan.BUSINESS : Plan.ENTERPRISE;
        };
    }

    String team() {
        return switch (this) {
            case SMB -> "Scaled";
            case MID_MARKET -> "Growth";
            case ENTERPRISE -> "Strategic";
        };
    }
}
