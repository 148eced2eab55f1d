package io.mainstay.web;

/**
 * Something that the quick jump leads to.
 *
 * @param kind what it is, in a word: page, account, metric
 */
public record Jump(String label, String kind, String icon, String href) {}
