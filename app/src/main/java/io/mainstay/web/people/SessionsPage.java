package io.mainstay.web.people;

import io.mainstay.web.parts.Listing;

/**
 * Where the reader is signed in.
 *
 * @param hasOthers whether there are sessions besides this very one
 */
public record SessionsPage(Listing sessions, boolean hasOthers) {}
