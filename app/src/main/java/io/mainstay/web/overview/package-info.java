/** The leader's page: where recurring revenue stands, why it moved, who moved it and what is due. */
@NullMarked
package io.mainstay.web.overview;

import org.jspecify.annotations.NullMarked;
