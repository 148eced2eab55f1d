package io.mainstay.web.policy;

import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets by family of metrics.
 *
 * @param listing how the address arranges them
 */
public record TargetsPage(Listing listing, List<Family> families, boolean saved, int problems) {

    public record Family(String label, List<Row> rows) {}

    /**
     * @param typed the target as people write it; empty for none
     * @param otherwise the definition's own
     */
    public record Row(
            String metric,
            String label,
            String typed,
            String otherwise,
            @Nullable String benchmark,
            @Nullable String source,
            @Nullable String problem) {}
}
