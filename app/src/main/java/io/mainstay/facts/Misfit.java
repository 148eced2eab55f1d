package io.mainstay.facts;

import java.util.HexFormat;
import java.util.List;

/** A record that does not fit, about to be set aside. */
record Misfit(RawFact raw, String json, List<String> reasons) {

    static Misfit of(RawFact raw, List<String> reasons) {
        return new Misfit(raw, RawJson.write(raw), reasons);
    }

    /** What makes it the same as one that is set aside already: its key, or all of it when it has no key. */
    String identity() {
        return raw.key().isBlank() || raw.key().length() > ValueCheck.LONGEST_KEY
                ? "digest " + HexFormat.of().formatHex(CanonicalFact.digest(json))
                : identity(raw.key());
    }

    static String identity(String key) {
        return "key " + Reasons.printable(key.strip());
    }

    /** What it claims, fit for a column and a screen. */
    static String shown(String claim) {
        String text = Reasons.printable(claim);
        return text.length() <= ValueCheck.LONGEST_KEY ? text : text.substring(0, ValueCheck.LONGEST_KEY);
    }
}
