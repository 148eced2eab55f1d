package io.mainstay.api;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The body of a request that sends facts, read strictly: a key nobody knows, a key that stands twice or a value of the
 * wrong type is a mistake of the program that sends, and all of them are told at once.
 */
final class FactsBody {

    record Sent(String source, List<RawFact> facts) {}

    static final int MOST_FACTS = 1_000;
    private static final String USUAL_SOURCE = "api";
    private static final int MOST_MISTAKES = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNameLength(400)
                    .maxNumberLength(100)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private final JsonParser json;
    private final List<Mistake> mistakes = new ArrayList<>();

    private FactsBody(JsonParser json) {
        this.json = json;
    }

    static Sent read(byte[] body) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            var reading = new FactsBody(json);
            Sent sent = reading.sent();
            if (!reading.mistakes.isEmpty()) {
                throw new BadBody(reading.mistakes);
            }
            return sent;
        }
    }

    private Sent sent() {
        String source = USUAL_SOURCE;
        List<RawFact> facts = null;
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadBody(List.of(new Mistake("", "is no object; send {\"facts\": [...]}")));
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                switch (json.currentName()) {
                    case "source" -> source = source();
                    case "facts" -> facts = facts();
                    default -> unknown("source, facts");
                }
            }
            if (facts == null) {
                mistakes.add(new Mistake("", "has no facts; send {\"facts\": [...]}"));
            }
            if (json.nextToken() != null) {
                mistakes.add(new Mistake("", "goes on after its end; send one object"));
            }
        } catch (JacksonException broken) {
            mistakes.add(new Mistake(pointer(), "is not JSON as it should be: " + broken.getOriginalMessage()));
        }
        return new Sent(source, facts == null ? List.of() : facts);
    }

    private String source() {
        String source = text();
        if (source == null || !Facts.canNameSource(source)) {
            mistake("cannot name a source; send a text of 1 to 100 characters on one line");
            return USUAL_SOURCE;
        }
        return source;
    }

    private List<RawFact> facts() {
        List<RawFact> facts = new ArrayList<>();
        if (json.nextToken() != JsonToken.START_ARRAY) {
            wrong("a list of facts");
            return facts;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (facts.size() == MOST_FACTS) {
                throw new Refused(
                        ErrorCode.TOO_LARGE, "More than %,d facts at once; send them in parts.".formatted(MOST_FACTS));
            }
            facts.add(fact());
        }
        return facts;
    }

    private RawFact fact() {
        Map<String, @Nullable String> texts = new HashMap<>();
        Map<String, @Nullable Object> fields = Map.of();
        boolean retract = false;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                switch (name) {
                    case "kind", "account", "at", "subject", "key" -> texts.put(name, text());
                    case "fields" -> fields = fields();
                    case "retract" -> retract = flag();
                    default -> unknown("kind, account, at, subject, key, fields, retract");
                }
            }
        } else {
            wrong("an object");
        }
        return new RawFact(
                Objects.requireNonNullElse(texts.get("kind"), ""),
                texts.get("account"),
                texts.get("at"),
                texts.get("subject"),
                fields,
                Objects.requireNonNullElse(texts.get("key"), ""),
                retract);
    }

    private @Nullable String text() {
        return switch (json.nextToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NULL -> null;
            default -> {
                wrong("a text");
                yield null;
            }
        };
    }

    private boolean flag() {
        JsonToken token = json.nextToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            wrong("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private Map<String, @Nullable Object> fields() {
        if (json.nextToken() == JsonToken.START_OBJECT) {
            return object();
        }
        wrong("an object with the fields by name");
        return Map.of();
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private @Nullable Object value() {
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** Notes that the current value is no such thing, and passes over it. */
    private void wrong(String wanted) {
        mistake("must be " + wanted);
        json.skipChildren();
    }

    private void unknown(String known) {
        mistake("is not known here; known are " + known);
        json.nextToken();
        json.skipChildren();
    }

    private void mistake(String detail) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Mistake(pointer(), detail));
        }
    }

    private String pointer() {
        return json.streamReadContext().pathAsPointer().toString();
    }
}
