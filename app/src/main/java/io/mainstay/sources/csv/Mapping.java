package io.mainstay.sources.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the columns of a file mean.
 *
 * @param rule the name of the row rule: what one row stands for
 * @param kind the fact kind a plain row becomes
 * @param fields what fills each target, by the target's name; {@code traits.region} fills a trait
 */
public record Mapping(String rule, String kind, Map<String, Filling> fields) {

    public Mapping {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
