package io.mainstay.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a raw record down as it came, whatever characters it holds, and reads it back. */
final class RawJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper ASCII =
            JSON.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RawJson() {}

    static String write(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    static String write(RawFact raw) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("kind", raw.kind());
        written.put("account", raw.account());
        written.put("at", raw.at());
        written.put("subject", raw.subject());
        written.put("key", raw.key());
        written.put("fields", raw.fields());
        written.put("retract", raw.retract());
        String json = JSON.writeValueAsString(written);
        boolean whole = json.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        return whole ? json : ASCII.writeValueAsString(written);
    }

    static RawFact read(String json) {
        return JSON.readValue(json, RawFact.class);
    }

    static Map<?, ?> readFields(String json) {
        return JSON.readValue(json, LinkedHashMap.class);
    }
}
