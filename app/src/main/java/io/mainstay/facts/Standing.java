package io.mainstay.facts;

/** A record that its source has not taken back. */
public record Standing(String kind, String key) {}
