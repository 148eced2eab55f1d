/**
 * Stripe: its customers, subscriptions, invoices, charges and refunds, read through its REST API and followed through its
 * events. A webhook is only a hint that something may have changed; what is recorded was fetched.
 *
 * <p>What a subscription was and when is worked out anew from all that is known of it each time something is learned
 * ({@link io.mainstay.sources.stripe.History}), so the order in which things are learned cannot matter.
 */
@NullMarked
package io.mainstay.sources.stripe;

import org.jspecify.annotations.NullMarked;
