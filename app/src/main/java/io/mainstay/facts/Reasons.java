package io.mainstay.facts;

import java.util.ArrayList;
import java.util.List;

/** Why a record does not fit: each reason says where, what is wrong, and what to send instead. */
final class Reasons {

    private static final int SHOWN = 60;
    private static final int LONGEST_WHY = 200;
    private static final int MOST = 20;
    private static final String UNKNOWN = "unknown: ";

    private final List<String> reasons = new ArrayList<>();

    void add(String where, String what, String advice) {
        if (reasons.size() < MOST) {
            reasons.add("%s %s; %s".formatted(where, what, advice));
        }
    }

    /** The value is not what it should be; a source that cannot tell it says so in its place. */
    void wrong(String where, Object value, String advice) {
        if (value instanceof String text && text.startsWith(UNKNOWN)) {
            add(
                    where,
                    "is not known: " + cut(printable(text.substring(UNKNOWN.length())), LONGEST_WHY),
                    "enter it if you know it");
        } else {
            add(where, "is " + shown(value), advice);
        }
    }

    boolean any() {
        return !reasons.isEmpty();
    }

    List<String> list() {
        return List.copyOf(reasons);
    }

    private static String shown(Object value) {
        String text = printable(value instanceof String s ? "\"" + s + "\"" : String.valueOf(value));
        return cut(text, SHOWN);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "… (%d characters)".formatted(text.length());
    }

    /** The text without what PostgreSQL or a screen could not take. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
