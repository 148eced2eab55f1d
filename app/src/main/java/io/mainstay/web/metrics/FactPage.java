package io.mainstay.web.metrics;

import io.mainstay.facts.Fact;
import io.mainstay.semantics.Kind;
import io.mainstay.web.FactWords;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Listing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** A fact and its record, ready to show. */
public record FactPage(
        List<DrillPage.Crumb> crumbs,
        String kind,
        String at,
        String subject,
        List<Field> fields,
        Origin origin,
        Listing revisions,
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
            @Nullable String href) {

        /** Where it is said at which address the source shows its records. */
        public String linkAddress() {
            return "/data/sources/" + UriUtils.encodePathSegment(source, StandardCharsets.UTF_8) + "/record-link";
        }
    }

    public FactPage {
        crumbs = List.copyOf(crumbs);
        fields = List.copyOf(fields);
    }

    static FactPage of(
            Fact fact,
            List<Fact> all,
            List<DrillPage.Crumb> crumbs,
            Optional<String> href,
            FactWords words,
            Here here) {
        Show show = words.show();
        return new FactPage(
                crumbs,
                words.kind().map(Kind::label).orElseGet(() -> words(fact.kind().value())),
                show.moment(fact.at()),
                fact.subject(),
                said(fact, words).entrySet().stream()
                        .map(one -> new Field(words(one.getKey()), one.getValue()))
                        .toList(),
                new Origin(
                        fact.source(),
                        fact.key(),
                        "%d of %d".formatted(fact.revision(), all.size()),
                        show.moment(fact.recordedAt()),
                        fact.retracted(),
                        href.orElse(null)),
                Revisions.of(fact, all, words, here).listing(),
                fact.fields());
    }

    static Map<String, String> said(Fact fact, FactWords words) {
        Map<String, String> values = values(fact);
        Map<String, String> said = new TreeMap<>();
        values.forEach((name, value) -> said.put(name, words.value(name, value, values)));
        return said;
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

    static String words(String name) {
        return TraceTable.capital(name.replace('_', ' '));
    }
}
