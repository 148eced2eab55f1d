package io.mainstay.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;

/** The customer success managers of the invented company: who is there when, and for whom. */
final class Crew {

    /**
     * One of them.
     *
     * @param hired months before the last month; the founders were there from the start
     * @param left months before the last month, or -1 for whoever is still there
     */
    private record Csm(String name, Segment serves, int hired, int left) {}

    private static final int FOUNDER = Integer.MAX_VALUE;
    private static final int STILL_HERE = -1;
    private static final String ON_LEAVE = "Freya";
    private static final int LEAVE_FROM = 9;
    private static final int LEAVE_TO = 5;

    private static final List<Csm> ALL = List.of(
            new Csm("Ada", Segment.ENTERPRISE, FOUNDER, STILL_HERE),
            new Csm("Ben", Segment.MID_MARKET, FOUNDER, STILL_HERE),
            new Csm("Chidi", Segment.SMB, FOUNDER, STILL_HERE),
            new Csm("Dana", Segment.MID_MARKET, FOUNDER, 13),
            new Csm("Emeka", Segment.ENTERPRISE, 28, STILL_HERE),
            new Csm("Freya", Segment.SMB, 26, STILL_HERE),
            new Csm("Goro", Segment.MID_MARKET, 20, STILL_HERE),
            new Csm("Hana", Segment.SMB, 16, STILL_HERE),
            new Csm("Ines", Segment.MID_MARKET, 12, STILL_HERE),
            new Csm("Jonas", Segment.ENTERPRISE, 6, STILL_HERE));

    private final Story story;

    Crew(Story story) {
        this.story = story;
    }

    /** Who takes over an account that needs someone in a month. */
    String owner(Segment segment, YearMonth month, RandomGenerator dice) {
        List<Csm> present = ALL.stream().filter(csm -> present(csm, month)).toList();
        List<Csm> fitting =
                present.stream().filter(csm -> csm.serves() == segment).toList();
        List<Csm> choice = fitting.isEmpty() ? present : fitting;
        return choice.get(dice.nextInt(choice.size())).name();
    }

    boolean present(String name, YearMonth month) {
        return ALL.stream().anyMatch(csm -> csm.name().equals(name) && present(csm, month));
    }

    private boolean present(Csm csm, YearMonth month) {
        boolean here = !month.isBefore(hired(csm)) && (csm.left() == STILL_HERE || month.isBefore(ago(csm.left())));
        boolean away = csm.name().equals(ON_LEAVE) && !month.isBefore(ago(LEAVE_FROM)) && month.isBefore(ago(LEAVE_TO));
        return here && !away;
    }

    /** Writes what the people system knows: hires who ramp up over three months, leaves and departures. */
    void write(Ledger ledger) {
        for (Csm csm : ALL) {
            YearMonth hired = hired(csm);
            if (csm.hired() >= story.months()) {
                capacity(ledger, csm, hired, 1, "1", "1");
            } else {
                capacity(ledger, csm, hired, 1, "1", "0.25");
                capacity(ledger, csm, hired.plusMonths(1), 2, "1", "0.5");
                capacity(ledger, csm, hired.plusMonths(2), 3, "1", "0.75");
                capacity(ledger, csm, hired.plusMonths(3), 4, "1", "1");
            }
            if (csm.left() != STILL_HERE) {
                capacity(ledger, csm, ago(csm.left()), 5, "0", "0");
            }
            if (csm.name().equals(ON_LEAVE)) {
                capacity(ledger, csm, ago(LEAVE_FROM), 6, "0", "1");
                capacity(ledger, csm, ago(LEAVE_TO), 7, "0.8", "1");
            }
        }
    }

    private void capacity(Ledger ledger, Csm csm, YearMonth month, int step, String fte, String ramp) {
        LocalDate day = month.atDay(1);
        Fields fields =
                Fields.of("csm", csm.name()).with("fte", new BigDecimal(fte)).with("ramp", new BigDecimal(ramp));
        String key = "capacity-%s-%d".formatted(csm.name().toLowerCase(), step);
        ledger.learn(day, Origin.PEOPLE, fields.record("csm_capacity", null, day, csm.name(), key));
    }

    private YearMonth hired(Csm csm) {
        return csm.hired() >= story.months() ? story.first() : ago(csm.hired());
    }

    private YearMonth ago(int months) {
        return story.last().minusMonths(months);
    }
}
