/** How numbers are reckoned and what they are measured against: the revenue policy and the targets. */
@NullMarked
package io.mainstay.web.policy;

import org.jspecify.annotations.NullMarked;
