/**
 * Revenue as finance looks at it: months that were closed and what became of them, the same month by two definitions, and
 * finance's own figures beside ours.
 */
@NullMarked
package io.mainstay.web.revenue;

import org.jspecify.annotations.NullMarked;
