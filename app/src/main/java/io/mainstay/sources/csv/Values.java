package io.mainstay.sources.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row by target: read, typed, and with the row's problems gathered beside them. A target that is not
 * there was blank; one that is there as null was cleared.
 */
final class Values {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    void put(String target, @Nullable Object value) {
        values.put(target, value);
    }

    void problem(String what) {
        problems.add(what);
    }

    List<String> problems() {
        return problems;
    }

    boolean has(String target) {
        return values.get(target) != null;
    }

    /** Given as {@code \N}. */
    boolean isCleared(String target) {
        return values.containsKey(target) && values.get(target) == null;
    }

    @Nullable String text(String target) {
        Object value = values.get(target);
        return value == null ? null : value.toString();
    }

    String text(String target, String otherwise) {
        String text = text(target);
        return text == null ? otherwise : text;
    }

    @Nullable BigDecimal decimal(String target) {
        return values.get(target) instanceof BigDecimal number ? number : null;
    }

    long whole(String target, long otherwise) {
        return values.get(target) instanceof Long number ? number : otherwise;
    }

    @Nullable Boolean flag(String target) {
        return values.get(target) instanceof Boolean flag ? flag : null;
    }

    @Nullable LocalDate day(String target) {
        String text = text(target);
        return text == null ? null : LocalDate.parse(text);
    }

    /** The values for the fields named, as a fact carries them; blank ones are left out. */
    Map<String, @Nullable Object> fields(Collection<String> names) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            if (values.containsKey(name)) {
                fields.put(name, values.get(name));
            }
        }
        Map<String, @Nullable Object> traits = traits();
        if (!traits.isEmpty() && names.contains("traits")) {
            fields.put("traits", traits);
        }
        return fields;
    }

    private Map<String, @Nullable Object> traits() {
        Map<String, @Nullable Object> traits = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(Target.TRAIT)) {
                traits.put(name.substring(Target.TRAIT.length()), value);
            }
        });
        return traits;
    }

    /** The row's content as one line, which tells rows without a key of their own apart. */
    String content() {
        return values.toString();
    }
}
