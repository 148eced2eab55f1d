package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one record while it is being written. */
final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    static Fields of(String name, Object value) {
        return new Fields().with(name, value);
    }

    Fields with(String name, @Nullable Object value) {
        values.put(
                name,
                switch (value) {
                    case BigDecimal decimal -> decimal.toPlainString();
                    case LocalDate day -> day.toString();
                    case null -> null;
                    default -> value;
                });
        return this;
    }

    /** Leaves the field out where there is no value. */
    Fields known(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    RawFact record(String kind, @Nullable String account, String at, @Nullable String subject, String key) {
        return new RawFact(kind, account, at, subject, values, key, false);
    }

    RawFact record(String kind, @Nullable String account, LocalDate at, @Nullable String subject, String key) {
        return record(kind, account, at.toString(), subject, key);
    }

    /** The same record with one value that was wrong at first. */
    static RawFact mistaken(RawFact right, String field, Object wrong) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(right.fields());
        values.put(field, wrong);
        return new RawFact(right.kind(), right.account(), right.at(), right.subject(), values, right.key(), false);
    }

    /** The same record, deleted in its source. */
    static RawFact deleted(RawFact record) {
        return new RawFact(
                record.kind(), record.account(), record.at(), record.subject(), record.fields(), record.key(), true);
    }
}
