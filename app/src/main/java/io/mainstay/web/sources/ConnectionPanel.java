package io.mainstay.web.sources;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Banner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connected source gets on: its state, how far the first reading is, and what can be done about it.
 *
 * @param reading null when all has been read once
 * @param banner what stands in the way, or what was decided
 */
public record ConnectionPanel(
        String own,
        Badge state,
        boolean isConnected,
        boolean isMoving,
        @Nullable Reading reading,
        @Nullable Banner banner,
        List<SourcePage.Fact> facts) {

    /**
     * @param phase what is being read
     * @param percent of the phases, not of the objects: how many there are nobody tells beforehand
     */
    public record Reading(String words, String phase, int percent) {}

    public ConnectionPanel {
        facts = List.copyOf(facts);
    }
}
