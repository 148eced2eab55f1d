/** The PostgreSQL server that Mainstay brings along and runs in its data folder, so that nothing need be installed. */
@NullMarked
package io.mainstay.platform.postgres;

import org.jspecify.annotations.NullMarked;
