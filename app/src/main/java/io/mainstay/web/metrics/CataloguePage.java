package io.mainstay.web.metrics;

import io.mainstay.web.Figure;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, ready to show.
 *
 * @param extras how the address arranges it
 * @param summary how many metrics are shown, and for which period
 */
public record CataloguePage(Listing.Extras extras, String summary, List<Section> sections) {

    public CataloguePage {
        sections = List.copyOf(sections);
    }

    /** Its form to search and narrow, and its one column that sorts. */
    public Listing listing() {
        return new Listing(
                "catalogue",
                "Metrics",
                List.of(Listing.Column.text("Metric", "name")),
                List.of(),
                null,
                extras,
                Empty.of("metrics", "No metric matches", "Try another word, such as churn, renewal or ARPA.")
                        .link("Show all metrics", "/metrics"));
    }

    /** The metrics of one family. */
    public record Section(String id, String title, List<Entry> entries) {}

    /** One metric and where it stands. */
    public record Entry(
            String href, String label, String question, Figure value, Tile.@Nullable Change change, Tile.Spark trend) {}
}
