package io.mainstay.conformance;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Refuses what a case asks in words nobody here knows: left unheard, it might pass for the wrong reason. */
final class Fields {

    private static final Set<String> REMARKS =
            Set.of("id", "title", "kind", "sources", "source", "note", "notes", "comment", "description");

    private Fields() {}

    /** Remarks are welcome everywhere. @throws IllegalArgumentException naming a field that is none of the known */
    static void only(JsonNode node, Set<String> known, String what) {
        for (String field : node.propertyNames()) {
            if (!known.contains(field) && !REMARKS.contains(field)) {
                throw new IllegalArgumentException("%s has a field %s that is not known".formatted(what, field));
            }
        }
    }
}
