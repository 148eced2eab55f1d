package io.mainstay.sources.connect;

/**
 * Word from the other system that something may have changed. It is not believed, only followed.
 *
 * @param id the same word sent again has the same id
 * @param about whatever the connector needs to fetch it
 */
public record Hint(String id, String about) {}
