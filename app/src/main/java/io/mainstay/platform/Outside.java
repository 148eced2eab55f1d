package io.mainstay.platform;

import org.jspecify.annotations.Nullable;

/**
 * How Mainstay is reached from outside, and how it reaches people.
 *
 * @param address null when nobody has said; then it is known on its own machine only
 * @param mail null when it cannot send any
 */
public record Outside(
        @Nullable PublicAddress address, @Nullable MailServer mail) {

    static final Outside UNKNOWN = new Outside(null, null);
}
