package io.mainstay.web.metrics;

import io.mainstay.web.Figure;
import io.mainstay.web.parts.Listing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two values of one period and what lies between them, ready to show.
 *
 * @param refused why the dates cannot be compared; null when they are
 * @param listing what was learned in between; null when nothing can be compared
 */
public record ComparePage(
        List<DrillPage.Crumb> crumbs,
        Dates dates,
        List<Side> sides,
        @Nullable String refused,
        @Nullable String ties,
        @Nullable Listing listing) {

    /** The two dates, as the form holds them. */
    public record Dates(LocalDate known, LocalDate against, LocalDate today) {}

    /** One of the values, or their difference. */
    public record Side(String label, Figure value) {}

    public ComparePage {
        crumbs = List.copyOf(crumbs);
        sides = List.copyOf(sides);
    }

    static List<DrillPage.Crumb> crumbs(Wording wording, View view) {
        return List.of(new DrillPage.Crumb(
                wording.metric().label(), view.metric(wording.metric().name().value()), false));
    }

    static ComparePage refused(Wording wording, View view, Dates dates, String why) {
        return new ComparePage(crumbs(wording, view), dates, List.of(), why, null, null);
    }
}
