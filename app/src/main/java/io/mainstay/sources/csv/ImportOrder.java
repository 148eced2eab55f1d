package io.mainstay.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import asked for in one sentence, by the command line or over the API.
 *
 * @param file the file's name
 * @param kind the fact kind of a plain row; null when a rule or a saved mapping says what a row is
 * @param rule the row rule; null for a plain row of the kind, or for what the file looks like
 * @param saved the name of a saved mapping to start from
 * @param maps {@code column=field}, with a transform behind a bar: {@code Total=amount|HUNDREDTH}
 * @param sets {@code field=value} for all rows
 * @param dryRun true to try it only
 */
public record ImportOrder(
        String file,
        String source,
        @Nullable String kind,
        @Nullable String rule,
        @Nullable String saved,
        List<String> maps,
        List<String> sets,
        boolean dryRun) {

    public ImportOrder {
        maps = List.copyOf(maps);
        sets = List.copyOf(sets);
    }
}
