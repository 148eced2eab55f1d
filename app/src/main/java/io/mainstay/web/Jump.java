package io.mainstay.web;

/**
 * Something that the quick jump leads to.
 *
 * @param kind what it is, in a word: page, account, metric
 */
public record Jump(String label, String kind, String icon, String href) {

    /** The same, opened the way the reader looks at pages now. */
    Jump through(Lens lens) {
        return new Jump(label, kind, icon, lens.on(href));
    }
}
