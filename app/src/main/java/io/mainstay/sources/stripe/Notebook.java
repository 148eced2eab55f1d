package io.mainstay.sources.stripe;

import io.mainstay.sources.connect.Connected;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is remembered of Stripe's objects: as earlier steps left it, with what this step adds. Notes are not to be changed once written. */
final class Notebook {

    private final Connected to;
    private final Map<String, JsonNode> written = new HashMap<>();
    private final Map<String, Optional<JsonNode>> read = new HashMap<>();

    Notebook(Connected to) {
        this.to = to;
    }

    Optional<JsonNode> find(String name) {
        JsonNode own = written.get(name);
        return own == null ? read.computeIfAbsent(name, each -> to.memory(each).map(Json::read)) : Optional.of(own);
    }

    void write(String name, JsonNode note) {
        written.put(name, note);
    }

    Map<String, String> written() {
        return written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, note -> note.getValue().toString()));
    }
}
