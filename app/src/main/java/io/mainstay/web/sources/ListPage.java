package io.mainstay.web.sources;

import io.mainstay.web.parts.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A list of the data area: its one action, and the rows.
 *
 * @param actionHref null when there is nothing to do but look
 */
public record ListPage(
        Listing listing,
        @Nullable String actionLabel,
        @Nullable String actionHref) {}
