package io.mainstay.web.metrics;

import io.mainstay.web.Figure;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, ready to show.
 *
 * @param extras how the address arranges it
 * @param summary how many metrics are shown, and for which period
 * @param byFamily whether each family stands by itself
 */
public record CataloguePage(Listing.Extras extras, String summary, boolean byFamily, List<Section> sections) {

    private static final Column NAME = Column.text("Metric", "name");
    private static final Column FAMILY = Column.text("Family", "family");
    private static final List<Column> FIGURES =
            List.of(Column.number("Value", "value"), Column.text("Change", "change"), Column.text("Owner", "owner"));

    public CataloguePage {
        sections = List.copyOf(sections);
    }

    /** Its form to search and narrow, and the columns that sort. */
    public Listing listing() {
        return new Listing(
                "catalogue",
                "Metrics",
                figures(),
                List.of(),
                null,
                extras,
                Empty.of("metrics", "No metric matches", "Try another word, such as churn, renewal or ARPA.")
                        .link("Show all metrics", "/metrics"));
    }

    public Column name() {
        return NAME;
    }

    public Column family() {
        return FAMILY;
    }

    public List<Column> figures() {
        return FIGURES;
    }

    /** The metrics of one family, or all of them. */
    public record Section(String id, String title, List<Entry> entries) {}

    /** One metric and where it stands. */
    public record Entry(
            Name name, String family, Figure value, Tile.@Nullable Change change, String owner, Tile.Spark trend) {}

    public record Name(String href, String label, String question) {}
}
