package io.mainstay.web.parts;

import io.mainstay.web.Here;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One page of a list that is read on from the row its address names, with the way to the next page and back to the first.
 *
 * @param shown what this page holds
 * @param more whether something follows it
 * @param own stands before the names of the list's parameters where its page has several
 */
public record Leaf<T>(List<T> shown, boolean more, Here here, String own) {

    private static final String BEFORE = "before";

    /** @param found read with one row more than fits on a page, which tells whether there is more */
    public static <T> Leaf<T> of(List<T> found, int fit, Here here, String own) {
        boolean more = found.size() > fit;
        return new Leaf<>(more ? found.subList(0, fit) : found, more, here, own);
    }

    /** The key of the row after which the address begins; the largest number where it begins with the first. */
    public static long before(Here here, String own) {
        return here.parameter(own + BEFORE)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }

    /** @param one what a row is */
    public Pager pager(String one, ToLongFunction<T> key) {
        boolean later = before(here, own) != Long.MAX_VALUE;
        String words = "%,d %s%s%s"
                .formatted(shown.size(), one, shown.size() == 1 ? "" : "s", later || more ? " on this page" : "");
        return new Pager(
                words,
                later ? here.with(own + BEFORE, null) : null,
                null,
                more ? here.with(own + BEFORE, Long.toString(key.applyAsLong(shown.getLast()))) : null);
    }
}
