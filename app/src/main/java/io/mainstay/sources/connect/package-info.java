/**
 * Sources that Mainstay asks by itself: what a connector must say and do, and everything it need not: forms, secrets,
 * jobs, cursors, retractions, webhooks. A connector is a bean of type {@link io.mainstay.sources.connect.Connector} in a
 * package of its own; nothing else names it.
 *
 * <p>A record's way: a job asks the connector for a {@link io.mainstay.sources.connect.Step}, which asks the other system
 * and works out what its objects say; the step's facts, the cursor behind it and what the connector wants to remember are
 * then written in one transaction. So a crash loses nothing, and a step is done once.
 */
@NullMarked
@NamedInterface("connect")
package io.mainstay.sources.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
