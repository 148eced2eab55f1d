package io.mainstay.web.sources;

import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of the data area: its filters, its one action, and the rows.
 *
 * @param actionHref null when there is nothing to do but look
 */
public record ListPage(
        Listing listing,
        List<Filter> filters,
        @Nullable String actionLabel,
        @Nullable String actionHref) {

    /** A filter that a click switches on and off. */
    public record Filter(String label, String href, boolean on) {}
}
