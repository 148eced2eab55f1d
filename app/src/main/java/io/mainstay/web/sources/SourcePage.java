package io.mainstay.web.sources;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A source's page.
 *
 * @param facts what is known of it, as label and value
 * @param connection how it gets on, when Mainstay asks it by itself
 * @param runLabel what brings in more of it by hand; null when it sends by itself
 */
public record SourcePage(
        String name,
        String label,
        Badge state,
        boolean paused,
        java.util.List<Fact> facts,
        Listings listings,
        Links links,
        @Nullable ConnectionPanel connection) {

    /** One thing known of it. */
    public record Fact(String label, String value) {}

    /** What came of its records, its latest records, and those set aside. */
    public record Listings(Listing kinds, Listing recent, Listing setAside) {}

    public record Links(
            String own, @Nullable String runLabel, @Nullable String runHref, boolean anySetAside) {}
}
