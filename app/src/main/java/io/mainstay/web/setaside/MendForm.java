package io.mainstay.web.setaside;

import io.mainstay.facts.RawFact;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import io.mainstay.web.parts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A record as a form: one field for each thing it may say, and back again. */
final class MendForm {

    private static final String PREFIX = "field.";
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private MendForm() {}

    /** @param kind empty when the record claims a kind that there is not; then its fields stay as they came */
    static List<Field> of(RawFact raw, Optional<Kind> kind) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("kind", "Kind", raw.kind()));
        fields.add(Field.text("account", "Account", orBlank(raw.account())));
        fields.add(Field.text("at", "From when", orBlank(raw.at())).help("A date or an ISO-8601 moment."));
        fields.add(Field.text("subject", "Subject", orBlank(raw.subject())));
        fields.add(Field.text("key", "Record key", raw.key()));
        Map<String, @Nullable Object> left = new LinkedHashMap<>(raw.fields());
        kind.ifPresent(known -> known.fields().forEach(field -> {
            String name = field.name().value();
            fields.add(Field.text(PREFIX + name, field.label(), text(left.remove(name)))
                    .help(help(field)));
        }));
        left.forEach((name, value) -> fields.add(
                Field.text(PREFIX + name, name, text(value)).help("No such field; leave it blank to let it go.")));
        return fields;
    }

    /** A blank field says nothing. */
    static RawFact read(Map<String, String> form, Optional<Kind> kind, boolean retract) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                String field = name.substring(PREFIX.length());
                fields.put(field, isJson(field, kind) ? json(field, value) : value.strip());
            }
        });
        return new RawFact(
                form.getOrDefault("kind", "").strip(),
                blankToNull(form.get("account")),
                blankToNull(form.get("at")),
                blankToNull(form.get("subject")),
                fields,
                form.getOrDefault("key", "").strip(),
                retract);
    }

    private static boolean isJson(String name, Optional<Kind> kind) {
        return kind.flatMap(known -> known.field(name))
                .map(field -> field.type() instanceof FieldType.Items || field.type() instanceof FieldType.Traits)
                .orElse(false);
    }

    private static Object json(String field, String value) {
        try {
            return JsonMapper.shared().readValue(value, ANY);
        } catch (JacksonException e) {
            throw new Refused(ErrorCode.INVALID, "%s must be JSON, such as {\"tier\": \"gold\"}.".formatted(field));
        }
    }

    private static String help(io.mainstay.semantics.Field field) {
        String values = field.type() instanceof FieldType.OneOf(List<String> words)
                ? " One of " + String.join(", ", words) + "."
                : "";
        return (field.required() ? "Required. " : "") + field.meaning() + values;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> JsonMapper.shared().writeValueAsString(map);
            case List<?> list -> JsonMapper.shared().writeValueAsString(list);
            default -> value.toString();
        };
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
