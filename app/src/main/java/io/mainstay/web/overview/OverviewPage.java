package io.mainstay.web.overview;

import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leader's page, ready to show.
 *
 * @param mark which period this is, and how fresh the facts are
 * @param unknown stands in place of the charts and movers where nothing is known of revenue; null where something is
 */
public record OverviewPage(
        String mark,
        List<Tile> tiles,
        @Nullable Empty unknown,
        Chart bridge,
        Chart retention,
        List<Listing> movers,
        Listing renewals) {

    public OverviewPage {
        tiles = List.copyOf(tiles);
        movers = List.copyOf(movers);
    }
}
