package io.mainstay.sources.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads Stripe's objects, in which almost anything may be absent, null, an id, or the object of that id. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static @Nullable String text(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        return value == null || value.isContainer() ? null : value.asString();
    }

    static String text(String otherwise, JsonNode object, String... path) {
        String value = text(object, path);
        return value == null ? otherwise : value;
    }

    /** The id of something that may stand there whole. */
    static @Nullable String id(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        return value != null && value.isObject() ? text(value, "id") : text(object, path);
    }

    static @Nullable Instant moment(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        return value == null || !value.isNumber() ? null : Instant.ofEpochSecond(value.asLong());
    }

    static Optional<Instant> found(JsonNode object, String... path) {
        return Optional.ofNullable(moment(object, path));
    }

    static long number(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        return value == null || !value.isNumber() ? 0 : value.asLong();
    }

    static boolean flag(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        return value != null && value.isBoolean() && value.asBoolean();
    }

    /** The things of a list, whether it stands there bare or as one of Stripe's lists. */
    static List<JsonNode> list(@Nullable JsonNode object, String... path) {
        JsonNode value = at(object, path);
        JsonNode array = value != null && value.isObject() ? value.get("data") : value;
        List<JsonNode> things = new ArrayList<>();
        if (array != null && array.isArray()) {
            array.forEach(things::add);
        }
        return things;
    }

    /** Null when there is nothing, or just null. */
    static @Nullable JsonNode at(@Nullable JsonNode object, String... path) {
        JsonNode value = object;
        for (String name : path) {
            value = value == null ? null : value.get(name);
        }
        return value == null || value.isNull() ? null : value;
    }

    /** What an object was before: what it is, with the values of before laid over it. */
    static JsonNode before(JsonNode now, JsonNode previous) {
        if (!now.isObject() || !previous.isObject()) {
            return previous;
        }
        var before = (ObjectNode) now.deepCopy();
        previous.properties().forEach(field -> {
            JsonNode there = before.get(field.getKey());
            before.set(field.getKey(), there == null ? field.getValue() : before(there, field.getValue()));
        });
        return before;
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }
}
