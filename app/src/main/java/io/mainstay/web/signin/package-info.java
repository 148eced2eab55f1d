/**
 * Who may come in: the set-up on the first visit, signing in and out, sessions, tokens of programs, and the rules that
 * every request must keep.
 */
@NullMarked
package io.mainstay.web.signin;

import org.jspecify.annotations.NullMarked;
