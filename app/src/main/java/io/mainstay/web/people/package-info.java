/** The members: invited, given a role and a portfolio, sent away; and each one's own open sessions. */
@NullMarked
package io.mainstay.web.people;

import org.jspecify.annotations.NullMarked;
