package io.mainstay.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the tokens.
 *
 * @param made the token just made, to be copied now or never
 */
public record TokensPage(
        TokenForm form, @Nullable String made, @Nullable String problem, List<TokenRow> rows) {}
