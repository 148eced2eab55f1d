package io.mainstay.semantics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule on which companies disagree: the question, the answers one may choose, and the answer Mainstay starts from.
 *
 * @param type how the answer is written
 * @param choices the closed answers with what each means; empty for whole numbers, factors, shares and rates
 * @param otherwise the default answer; null means "not set"
 */
public record PolicyOption(
        String name,
        String label,
        String question,
        String meaning,
        Type type,
        Map<String, String> choices,
        @Nullable String otherwise) {

    /** How an answer is written. */
    public enum Type {
        /** One of the choices. */
        CHOICE,
        /** A whole number, or not set. */
        WHOLE,
        /** A number or a fraction such as 52/12. */
        FACTOR,
        /** A share between 0 and 1, or not set. */
        SHARE,
        /** Rates by currency, written EUR=1.10 and separated by spaces, or not set. */
        RATES
    }

    public PolicyOption {
        choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
}
