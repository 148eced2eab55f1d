/** The records that did not fit: listed with the reason, mended, tried again, or let go. */
@NullMarked
package io.mainstay.web.setaside;

import org.jspecify.annotations.NullMarked;
