/** What pages are made of: one record, already worded and formatted, for each small template in {@code jte/parts}. */
@NullMarked
package io.mainstay.web.parts;

import org.jspecify.annotations.NullMarked;
