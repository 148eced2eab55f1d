package io.mainstay.web.revenue;

import io.mainstay.web.Figure;
import io.mainstay.web.metrics.MetricPage;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same month by two definitions, ready to show.
 *
 * @param usual pairs that are often mixed up
 * @param problem why the two cannot be compared; null when they are
 */
public record DefinitionsPage(
        List<MetricPage.Way> usual,
        List<Field> fields,
        List<Side> sides,
        @Nullable String problem,
        @Nullable String ties,
        @Nullable Listing listing) {

    public DefinitionsPage {
        usual = List.copyOf(usual);
        fields = List.copyOf(fields);
        sides = List.copyOf(sides);
    }

    /** @param under the policy it is reckoned by, in words; empty for the one in force */
    public record Side(String label, String under, Figure value) {}
}
