package io.mainstay.web.metrics;

import io.mainstay.web.parts.Listing;
import java.util.List;

/**
 * One level on the way from a number to its records.
 *
 * @param crumbs the levels above
 * @param opened the line that was opened, in words
 * @param ties whether the rows make it, in words
 * @param tied false when they do not
 */
public record DrillPage(List<Crumb> crumbs, String opened, String ties, boolean tied, Listing listing) {

    public DrillPage {
        crumbs = List.copyOf(crumbs);
    }

    /** A level above, which opens in the same place unless it is a page. */
    public record Crumb(String label, String href, boolean drill) {}
}
