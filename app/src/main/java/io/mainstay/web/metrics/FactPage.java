package io.mainstay.web.metrics;

import io.mainstay.facts.Fact;
import io.mainstay.web.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A fact and its record, ready to show. */
public record FactPage(
        List<DrillPage.Crumb> crumbs,
        String kind,
        String at,
        String subject,
        List<Field> fields,
        Origin origin,
        List<Revision> revisions,
        String raw) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One field with its value as it came. */
    public record Field(String name, String value) {}

    /**
     * Where the record came from.
     *
     * @param href the record's own page in its source; null when nobody said where that is
     */
    public record Origin(
            String source,
            String key,
            String revision,
            String recorded,
            boolean retracted,
            @Nullable String href) {}

    /** @param changes what this revision changed, field by field; empty for the first */
    public record Revision(String number, String recorded, List<String> changes, boolean shown) {}

    public FactPage {
        crumbs = List.copyOf(crumbs);
        fields = List.copyOf(fields);
        revisions = List.copyOf(revisions);
    }

    static FactPage of(Fact fact, List<Fact> all, List<DrillPage.Crumb> crumbs, Optional<String> href, Show show) {
        return new FactPage(
                crumbs,
                words(fact.kind().value()),
                show.moment(fact.at()),
                fact.subject(),
                values(fact).entrySet().stream()
                        .map(one -> new Field(words(one.getKey()), one.getValue()))
                        .toList(),
                new Origin(
                        fact.source(),
                        fact.key(),
                        "%d of %d".formatted(fact.revision(), all.size()),
                        show.moment(fact.recordedAt()),
                        fact.retracted(),
                        href.orElse(null)),
                revisions(fact, all, show),
                fact.fields());
    }

    private static List<Revision> revisions(Fact fact, List<Fact> all, Show show) {
        List<Revision> revisions = new ArrayList<>();
        Fact before = null;
        for (Fact one : all) {
            revisions.add(new Revision(
                    Integer.toString(one.revision()),
                    show.moment(one.recordedAt()),
                    changes(before, one),
                    one.seq() == fact.seq()));
            before = one;
        }
        return revisions.reversed();
    }

    private static List<String> changes(@Nullable Fact before, Fact after) {
        if (after.retracted()) {
            return List.of("Retracted");
        }
        if (before == null) {
            return List.of("First received");
        }
        Map<String, String> old = values(before);
        Map<String, String> now = values(after);
        List<String> changes = new ArrayList<>();
        if (!before.at().equals(after.at())) {
            changes.add("Effective %s → %s".formatted(before.at(), after.at()));
        }
        var names = new java.util.TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String was = old.getOrDefault(name, "–");
            String is = now.getOrDefault(name, "–");
            if (!Objects.equals(was, is)) {
                changes.add("%s: %s → %s".formatted(words(name), was, is));
            }
        }
        return changes.isEmpty() ? List.of("Nothing that is kept changed") : changes;
    }

    private static Map<String, String> values(Fact fact) {
        Map<String, String> values = new TreeMap<>();
        JSON.readTree(fact.fields())
                .properties()
                .forEach(field -> values.put(
                        field.getKey(),
                        field.getValue().isString()
                                ? field.getValue().stringValue()
                                : field.getValue().toString()));
        return values;
    }

    private static String words(String name) {
        return TraceTable.capital(name.replace('_', ' '));
    }
}
