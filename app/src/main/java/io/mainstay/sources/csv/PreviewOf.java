package io.mainstay.sources.csv;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words what weighed rows would do. */
final class PreviewOf {

    private static final int CHANGES = 12;

    private final Records records;

    PreviewOf(Records records) {
        this.records = records;
    }

    Preview row(Chunk.Weighed row) {
        List<Preview.Change> changes = new ArrayList<>();
        for (int i = 0; i < row.facts().size(); i++) {
            if (row.outcomes().get(i) instanceof Outcome.Recorded) {
                compare(row.facts().get(i), row.before().get(i), changes);
            }
        }
        RawFact first = row.facts().isEmpty() ? null : row.facts().getFirst();
        return new Preview(
                row.row(),
                row.isNew() ? "created" : row.isChange() ? "updated" : "unchanged",
                first == null ? "" : first.kind(),
                first == null ? null : first.account(),
                changes.size() > CHANGES ? changes.subList(0, CHANGES) : changes);
    }

    private void compare(RawFact fact, @Nullable Fact before, List<Preview.Change> changes) {
        if (fact.retract()) {
            changes.add(new Preview.Change(
                    fact.kind(), before == null ? "" : before.at().toString(), "retracted"));
            return;
        }
        Map<String, String> was = before == null || before.retracted() ? Map.of() : flat(records.fields(before));
        Map<String, String> is = flat(fact.fields());
        if (was.isEmpty()) {
            changes.add(new Preview.Change("at", "", String.valueOf(fact.at())));
        }
        is.forEach((name, value) -> {
            String earlier = was.getOrDefault(name, "");
            if (!earlier.equals(value)) {
                changes.add(new Preview.Change(name, earlier, value));
            }
        });
    }

    /** Traits by their own names, numbers without idle zeros, nothing for what was cleared. */
    private static Map<String, String> flat(Map<String, @Nullable Object> fields) {
        Map<String, String> flat = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((trait, said) -> flat.put(String.valueOf(trait), worded(said)));
            } else {
                flat.put(name, worded(value));
            }
        });
        return flat;
    }

    private static String worded(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text
            when text.matches("-?\\d{1,18}\\.\\d+") ->
                new BigDecimal(text).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
