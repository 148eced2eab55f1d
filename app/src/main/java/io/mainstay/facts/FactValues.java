package io.mainstay.facts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a fact's fields for people and programs outside, who know accounts by their keys. */
final class FactValues {

    private static final String OUTSIDE = "(an account that you do not see)";

    private final Kinds kinds;
    private final Accounts accounts;

    FactValues(Kinds kinds, Accounts accounts) {
        this.kinds = kinds;
        this.accounts = accounts;
    }

    Map<String, @Nullable Object> of(Reach reach, Fact fact) {
        List<Field> fields = kinds.find(fact.kind().value()).map(Kind::fields).orElse(List.of());
        return ordered(reach, fields, RawJson.readFields(fact.fields()));
    }

    private Map<String, @Nullable Object> ordered(Reach reach, List<Field> fields, Map<?, ?> kept) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (Field field : fields) {
            String name = field.name().value();
            if (kept.containsKey(name)) {
                ordered.put(name, shown(reach, field.type(), kept.get(name)));
            }
        }
        kept.forEach((name, value) -> ordered.putIfAbsent(String.valueOf(name), value));
        return ordered;
    }

    private @Nullable Object shown(Reach reach, FieldType type, @Nullable Object value) {
        if (value instanceof Number id && type instanceof FieldType.AccountKey) {
            return reach.holds(id.longValue()) ? accounts.key(AccountId.of(id.longValue())) : OUTSIDE;
        }
        if (value instanceof List<?> items && type instanceof FieldType.Items(List<Field> fields)) {
            List<@Nullable Object> shown = new ArrayList<>();
            items.forEach(item -> shown.add(item instanceof Map<?, ?> map ? ordered(reach, fields, map) : item));
            return shown;
        }
        return value;
    }
}
