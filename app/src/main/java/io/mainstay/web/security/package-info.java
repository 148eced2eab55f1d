/** What a member shows besides their password when they sign in: passkeys, an app's codes, recovery codes. */
@NullMarked
package io.mainstay.web.security;

import org.jspecify.annotations.NullMarked;
