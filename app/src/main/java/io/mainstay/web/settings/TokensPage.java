package io.mainstay.web.settings;

import io.mainstay.web.parts.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The page of the tokens.
 *
 * @param made the token just made, to be copied now or never
 */
public record TokensPage(
        TokenForm form, @Nullable String made, @Nullable String problem, Listing tokens) {}
