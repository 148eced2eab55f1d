package io.mainstay.web.accounts;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account: who it is, what it pays and how that came about, what it signed and was billed, and everything that was
 * ever said about it.
 */
public record AccountPage(Head head, List<Tile> tiles, Revenue revenue, List<Listing> lists, Listing timeline) {

    /**
     * @param facts such as Segment: Enterprise
     * @param flags what deserves attention
     * @param merged what it is a part of now; null while it stands for itself
     */
    public record Head(
            String name,
            String key,
            List<Item> facts,
            List<Badge> flags,
            @Nullable Merged merged) {}

    /** @param since the day of the merge, in words */
    public record Merged(String name, String href, String since) {}

    public record Item(String label, String value) {}

    /** @param chart null when it never paid; then the empty place says what would fill it */
    public record Revenue(@Nullable Chart chart, Empty empty) {}
}
