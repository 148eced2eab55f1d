package io.mainstay.facts;

import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of one record into the form they are kept in, and notes a reason for each that does not fit.
 *
 * <p>Kept are texts, {@code Long}, {@code Boolean}, {@link AccountKey}, lists and maps sorted by name. A decimal is a text
 * without needless zeros, a moment a UTC instant, a day an ISO date.
 */
final class ValueCheck {

    /** The key of an account that a field names; it becomes the account's id when the record is taken in. */
    record AccountKey(String key) {}

    static final int LONGEST_KEY = 400;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_ITEMS = 100;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final ZoneId zone;
    private final Reasons reasons;

    ValueCheck(ZoneId zone, Reasons reasons) {
        this.zone = zone;
        this.reasons = reasons;
    }

    /** The values of all fields by name; fields that the record leaves out and that have no default are left out. */
    TreeMap<String, @Nullable Object> values(
            String where, String of, Iterable<Field> fields, Map<String, @Nullable Object> raw) {
        TreeMap<String, @Nullable Object> kept = new TreeMap<>();
        int seen = 0;
        for (Field field : fields) {
            String name = field.name().value();
            boolean given = raw.containsKey(name);
            seen += given ? 1 : 0;
            value(where + name, of, field, given, raw.get(name), kept);
        }
        if (seen < raw.size()) {
            Set<String> unknown = new HashSet<>(raw.keySet());
            fields.forEach(field -> unknown.remove(field.name().value()));
            unknown.stream()
                    .sorted()
                    .forEach(name -> reasons.add(
                            where + Reasons.printable(name),
                            "is no field of " + of,
                            "leave it out, or name one of " + names(fields)));
        }
        return kept;
    }

    private void value(
            String where,
            String of,
            Field field,
            boolean given,
            @Nullable Object raw,
            Map<String, @Nullable Object> kept) {
        Object value = raw instanceof String text && text.isBlank() ? null : raw;
        if (value == null) {
            value = field.otherwise();
        }
        if (value != null) {
            kept.put(field.name().value(), kept(field.type(), where, value));
        } else if (field.required()) {
            reasons.add(where, given ? "is empty" : "is missing", "%s needs it: %s".formatted(of, field.meaning()));
        } else if (given) {
            kept.put(field.name().value(), null);
        }
    }

    /** Null after a reason was noted. */
    private @Nullable Object kept(FieldType type, String where, Object value) {
        return switch (type) {
            case FieldType.Text _ -> text(where, value, LONGEST_TEXT);
            case FieldType.OneOf(List<String> words) -> oneOf(where, value, words);
            case FieldType.Decimal _ ->
                noted(
                        Numbers.decimal(value),
                        where,
                        value,
                        "send a decimal such as 12.5, with at most 12 digits before the point and 6 after it");
            case FieldType.Whole _ -> noted(Numbers.whole(value), where, value, "send a whole number");
            case FieldType.Flag _ -> noted(flag(value), where, value, "send true or false");
            case FieldType.Day _ -> day(where, value);
            case FieldType.Moment _ -> text(moment(where, value));
            case FieldType.CurrencyCode _ -> currency(where, value);
            case FieldType.AccountKey _ -> account(where, value);
            case FieldType.Items(List<Field> fields) -> items(where, value, fields);
            case FieldType.Traits _ -> traits(where, value);
        };
    }

    @Nullable String text(String where, Object value, int longest) {
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            reasons.wrong(where, value, "send a text");
            return null;
        }
        String text = value.toString().strip();
        if (text.length() > longest) {
            reasons.wrong(where, value, "send at most %,d characters".formatted(longest));
            return null;
        }
        if (!storable(text)) {
            reasons.wrong(where, value, "send text without the character NUL and without half characters");
            return null;
        }
        return text;
    }

    /** A key of the outside: a text on one line. */
    @Nullable String key(String where, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            reasons.wrong(where, value, "send a key without line breaks and control characters");
            return null;
        }
        return text(where, value, LONGEST_KEY);
    }

    @Nullable Instant moment(String where, Object value) {
        Instant moment = value instanceof String text ? Moments.moment(text.strip(), zone) : null;
        return noted(moment, where, value, "send a moment such as 2026-01-31T09:30:00Z, or a date such as 2026-01-31");
    }

    private @Nullable String day(String where, Object value) {
        LocalDate day = value instanceof String text ? Moments.day(text.strip()) : null;
        return text(noted(day, where, value, "send a date such as 2026-01-31"));
    }

    private static @Nullable String text(@Nullable Object time) {
        return time == null ? null : time.toString();
    }

    private @Nullable String oneOf(String where, Object value, List<String> words) {
        String word = value.toString().strip().toLowerCase(Locale.ROOT);
        return noted(words.contains(word) ? word : null, where, value, "send one of " + String.join(", ", words));
    }

    private static @Nullable Boolean flag(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text when text.strip().equalsIgnoreCase("true") -> true;
            case String text when text.strip().equalsIgnoreCase("false") -> false;
            default -> null;
        };
    }

    private @Nullable String currency(String where, Object value) {
        String code = value.toString().strip().toUpperCase(Locale.ROOT);
        return noted(
                CURRENCIES.contains(code) ? code : null, where, value, "send a code of ISO 4217, such as EUR or USD");
    }

    private @Nullable AccountKey account(String where, Object value) {
        String key = value instanceof String text ? key(where, text) : text(where, value, LONGEST_KEY);
        return key == null ? null : new AccountKey(key);
    }

    private @Nullable Object items(String where, Object value, List<Field> fields) {
        if (!(value instanceof List<?> list) || list.size() > MOST_ITEMS) {
            reasons.wrong(where, value, "send a list of at most %d objects".formatted(MOST_ITEMS));
            return null;
        }
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : list) {
            String here = "%s[%d]".formatted(where, kept.size());
            kept.add(
                    item instanceof Map<?, ?> map
                            ? values(here + ".", "an item of " + where, fields, named(map))
                            : noted(null, here, String.valueOf(item), "send an object with " + names(fields)));
        }
        return kept;
    }

    private @Nullable Object traits(String where, Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() > MOST_ITEMS) {
            reasons.wrong(where, value, "send an object of at most %d names with texts".formatted(MOST_ITEMS));
            return null;
        }
        TreeMap<String, @Nullable Object> kept = new TreeMap<>();
        named(map).forEach((name, trait) -> {
            String here = where + "." + Reasons.printable(name);
            String known = key(where + " name", name);
            if (known != null && trait == null) {
                kept.put(known, null);
            } else if (known != null && trait != null) {
                kept.put(known, text(here, trait, LONGEST_KEY));
            }
        });
        return kept;
    }

    private <T> @Nullable T noted(@Nullable T kept, String where, Object value, String advice) {
        if (kept == null) {
            reasons.wrong(where, value, advice);
        }
        return kept;
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new TreeMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static String names(Iterable<Field> fields) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.name().value()));
        return String.join(", ", names);
    }

    /** PostgreSQL keeps no NUL and no half of a surrogate pair. */
    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0 || Character.getType(point) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
