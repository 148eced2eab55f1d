package io.mainstay.api;

/**
 * One thing wrong with a request's body.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param detail what is wrong and what to send instead
 */
public record Mistake(String pointer, String detail) {}
