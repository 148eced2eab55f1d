/** Mainstay: a customer success platform whose every number can be taken apart down to the source record. */
@NullMarked
package io.mainstay;

import org.jspecify.annotations.NullMarked;
