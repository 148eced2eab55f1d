package io.mainstay.sources.stripe;

import io.mainstay.sources.connect.Connected;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is remembered of Stripe's objects: as earlier steps left it, with what this step adds. */
final class Notebook {

    private final Connected to;
    private final Map<String, String> written = new HashMap<>();
    private final Map<String, Optional<String>> read = new HashMap<>();

    Notebook(Connected to) {
        this.to = to;
    }

    Optional<JsonNode> find(String name) {
        String own = written.get(name);
        return (own == null ? read.computeIfAbsent(name, to::memory) : Optional.of(own)).map(Json::read);
    }

    void write(String name, JsonNode note) {
        written.put(name, note.toString());
    }

    Map<String, String> written() {
        return written;
    }
}
