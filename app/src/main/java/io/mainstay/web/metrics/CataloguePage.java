package io.mainstay.web.metrics;

import io.mainstay.web.Figure;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, ready to show.
 *
 * @param query what was searched for
 * @param summary how many metrics are shown, and for which period
 */
public record CataloguePage(String query, String summary, List<Section> sections) {

    public CataloguePage {
        sections = List.copyOf(sections);
    }

    /** The metrics of one family. */
    public record Section(String id, String title, List<Entry> entries) {}

    /** One metric and where it stands. */
    public record Entry(
            String href, String label, String question, Figure value, Tile.@Nullable Change change, Tile.Spark trend) {}
}
