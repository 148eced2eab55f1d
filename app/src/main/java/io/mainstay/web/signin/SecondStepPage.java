package io.mainstay.web.signin;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the second factor.
 *
 * @param next where to go afterwards
 */
public record SecondStepPage(String next, @Nullable String problem, boolean app, boolean passkey) {}
