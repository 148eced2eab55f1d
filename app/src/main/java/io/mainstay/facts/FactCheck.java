package io.mainstay.facts;

import io.mainstay.semantics.Field;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds a raw record against its kind: either it fits, and has one form from here on, or the reasons say why not. */
final class FactCheck {

    /** What came of it. */
    sealed interface Checked {

        /** The record in the form it is kept in; only the accounts are still named by key. */
        record Fits(
                String kind,
                @Nullable String account,
                Instant at,
                String subject,
                TreeMap<String, @Nullable Object> fields,
                String key)
                implements Checked {}

        /** The source deleted the record. */
        record Retracts(String kind, String key) implements Checked {}

        record Unfit(List<String> reasons) implements Checked {}
    }

    private record Shape(Kind kind, List<Field> byName) {}

    private final Map<String, Shape> shapes = new HashMap<>();
    private final String known;

    FactCheck(Kinds kinds) {
        for (Kind kind : kinds.list()) {
            shapes.put(kind.name().value(), new Shape(kind, kind.fields()));
        }
        known = String.join(", ", shapes.keySet().stream().sorted().toList());
    }

    Checked check(RawFact raw, ZoneId zone) {
        var reasons = new Reasons();
        var values = new ValueCheck(zone, reasons);
        String key =
                needed("key", raw.key(), "every record needs the key that names it in its source", values, reasons);
        Shape shape = shapes.get(raw.kind());
        if (shape == null) {
            reasons.wrong("kind", raw.kind(), "send one of " + known);
            return new Checked.Unfit(reasons.list());
        }
        if (raw.retract()) {
            return reasons.any() ? new Checked.Unfit(reasons.list()) : new Checked.Retracts(raw.kind(), key);
        }
        String account = account(raw, shape.kind(), values, reasons);
        String subject = subject(raw, shape.kind(), values, reasons);
        Instant at = at(raw, shape.kind(), values, reasons);
        TreeMap<String, @Nullable Object> fields = values.values("", raw.kind(), shape.byName(), raw.fields());
        return reasons.any() || at == null
                ? new Checked.Unfit(reasons.list())
                : new Checked.Fits(raw.kind(), account, at, subject, fields, key);
    }

    private static @Nullable String account(RawFact raw, Kind kind, ValueCheck values, Reasons reasons) {
        return switch (kind.about()) {
            case ACCOUNT -> needed("account", raw.account(), kind.name() + " is about an account", values, reasons);
            case COMPANY -> {
                refuse("account", raw.account(), kind.name() + " is about the company itself", reasons);
                yield null;
            }
        };
    }

    private static String subject(RawFact raw, Kind kind, ValueCheck values, Reasons reasons) {
        if (kind.subject() == null) {
            refuse("subject", raw.subject(), kind.name() + " has no subject", reasons);
            return "";
        }
        String meaning = "it names the " + kind.subject();
        return needed("subject", raw.subject(), meaning, values, reasons);
    }

    private static @Nullable Instant at(RawFact raw, Kind kind, ValueCheck values, Reasons reasons) {
        if (raw.at() == null || raw.at().isBlank()) {
            reasons.add("at", "is missing", "say from which moment on the %s holds".formatted(kind.name()));
            return null;
        }
        return values.moment("at", raw.at());
    }

    /** The key, or an empty text after a reason was noted. */
    private static String needed(
            String where, @Nullable String value, String advice, ValueCheck values, Reasons reasons) {
        if (value == null || value.isBlank()) {
            reasons.add(where, "is missing", advice);
            return "";
        }
        String key = values.key(where, value);
        return key == null ? "" : key;
    }

    private static void refuse(String where, @Nullable String value, String why, Reasons reasons) {
        if (value != null && !value.isBlank()) {
            reasons.wrong(where, value, why + ", so leave it out");
        }
    }
}
