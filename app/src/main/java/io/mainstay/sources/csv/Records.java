package io.mainstay.sources.csv;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Fact;
import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns facts back into the records they came from, to send one again or to lay a new one over it. */
final class Records {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> AS_MAP = new TypeReference<>() {};

    private final Accounts accounts;
    private final Kinds kinds;

    Records(Accounts accounts, Kinds kinds) {
        this.accounts = accounts;
        this.kinds = kinds;
    }

    /** The record as it would have to be sent to become this fact. */
    RawFact again(Fact fact) {
        return new RawFact(
                fact.kind().value(),
                fact.account() == null ? null : accounts.key(fact.account()),
                fact.at().toString(),
                fact.subject().isEmpty() ? null : fact.subject(),
                fields(fact),
                fact.key(),
                fact.retracted());
    }

    /** A blank cell leaves what was known: what the row does not say is taken from the record as it stands. */
    RawFact laidOver(@Nullable Fact before, RawFact row) {
        if (before == null
                || before.retracted()
                || row.retract()
                || !before.kind().value().equals(row.kind())) {
            return row;
        }
        Map<String, @Nullable Object> fields = fields(before);
        row.fields().forEach((name, value) -> {
            if (value instanceof Map<?, ?> said && fields.get(name) instanceof Map<?, ?> known) {
                Map<Object, @Nullable Object> both = new LinkedHashMap<>(known);
                both.putAll(said);
                fields.put(name, both);
            } else {
                fields.put(name, value);
            }
        });
        return new RawFact(row.kind(), row.account(), row.at(), row.subject(), fields, row.key(), false);
    }

    static RawFact retraction(Fact fact) {
        return new RawFact(fact.kind().value(), null, null, null, Map.of(), fact.key(), true);
    }

    /** Other accounts that the fields name are ids inside and keys outside. */
    Map<String, @Nullable Object> fields(Fact fact) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        JSON.readValue(fact.fields(), AS_MAP).forEach(fields::put);
        List<Field> known =
                kinds.find(fact.kind().value()).map(kind -> kind.fields()).orElse(List.of());
        for (Field field : known) {
            String name = field.name().value();
            if (field.type() instanceof FieldType.AccountKey && fields.get(name) instanceof Number id) {
                fields.put(name, accounts.key(AccountId.of(id.longValue())));
            }
        }
        return fields;
    }
}
