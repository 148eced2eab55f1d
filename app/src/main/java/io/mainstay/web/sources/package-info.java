/** The data area's first screens: who sends records and how they fare, and the tabs that the area shares. */
@NullMarked
package io.mainstay.web.sources;

import org.jspecify.annotations.NullMarked;
