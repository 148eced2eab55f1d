package io.mainstay.web.metrics;

import io.mainstay.web.Figure;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric's page, ready to show.
 *
 * @param doubts what in the address made no sense, and what is possible
 * @param restatements the closed months in which it is another today; null where it is not signed
 */
public record MetricPage(
        List<String> doubts,
        Head head,
        Standing standing,
        List<Chart> charts,
        Listing listing,
        Choices choices,
        @Nullable Listing restatements,
        Definition definition) {

    public MetricPage {
        doubts = List.copyOf(doubts);
        charts = List.copyOf(charts);
    }

    /**
     * Where the metric stands.
     *
     * @param when the period of the value, and whether it still runs
     * @param range between which limits it lies; null where the metric tells none
     * @param accounts where the value opens into accounts
     * @param compare where the value is compared as known on two dates
     */
    public record Head(
            String question,
            String when,
            Figure value,
            Tile.@Nullable Change change,
            @Nullable String target,
            @Nullable String range,
            @Nullable String benchmark,
            String accounts,
            String compare) {

        private static final String UNSET = " is not set in the revenue policy";

        /** Where the reason for no value is mended; null where nobody can. */
        public @Nullable String remedy() {
            String reason = value.reason();
            return reason == null || !reason.endsWith(UNSET)
                    ? null
                    : "/settings/policy/"
                            + reason.substring(0, reason.length() - UNSET.length())
                                    .replace(' ', '_');
        }
    }

    /** One way to look at the page, with the address that does it. */
    public record Way(String label, String href, boolean chosen) {}

    /**
     * How the page can be looked at.
     *
     * @param ranges how far back it reaches
     * @param cut by what it is split
     * @param filters whose accounts count
     * @param clear where all filters are gone; null when there are none
     */
    public record Choices(
            List<Way> grains,
            List<Way> ranges,
            List<Way> comparisons,
            Field cut,
            List<Field> filters,
            int filtered,
            @Nullable String clear) {}
}
