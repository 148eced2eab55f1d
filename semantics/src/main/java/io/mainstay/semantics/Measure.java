package io.mainstay.semantics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows computed by one SQL query from fact views and earlier measures: each about one account (or, for company measures,
 * none) and one local `day`. An account's rows depend on that account's facts alone.
 *
 * @param reads the fact kinds and measures the query names
 * @param carried which rows are carried from one account to another, so that they count in a stock and in no flow
 * @param holders the measure that says who holds an account after merges; what happened to a merged account in the very period of its
 *     merge then counts for whoever holds its `origin` at the period's end
 * @param monthly whether its sums by account and month are kept too, for questions about whole months
 * @param choices SQL fragments by name, each chosen by a policy option's value
 * @param cutBy row columns that stand for an account attribute, such as a capacity row's own owner
 */
public record Measure(
        MeasureName name,
        String label,
        String meaning,
        boolean company,
        List<String> reads,
        @Nullable String carried,
        @Nullable MeasureName holders,
        boolean monthly,
        Map<String, Choice> choices,
        Map<String, String> cutBy,
        List<Quantity> quantities,
        String sql) {

    /** One place in a query that depends on a policy option. */
    public record Choice(
            String option,
            Map<String, String> fragments,
            @Nullable String otherwise) {
        public Choice {
            fragments = Map.copyOf(fragments);
        }
    }

    public Measure {
        reads = List.copyOf(reads);
        choices = Map.copyOf(choices);
        cutBy = Map.copyOf(cutBy);
        quantities = List.copyOf(quantities);
    }
}
