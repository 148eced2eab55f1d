package io.mainstay.web.overview;

import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;

/**
 * The leader's page, ready to show.
 *
 * @param mark which period this is, and how fresh the facts are
 */
public record OverviewPage(
        String mark, List<Tile> tiles, Chart bridge, Chart retention, List<Listing> movers, Listing renewals) {

    public OverviewPage {
        tiles = List.copyOf(tiles);
        movers = List.copyOf(movers);
    }
}
