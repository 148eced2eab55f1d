package io.mainstay.sources.csv;

import java.time.Instant;

/** What the columns of a sort of file mean, kept by a name. */
public record SavedMapping(String name, Mapping mapping, String by, Instant at) {}
