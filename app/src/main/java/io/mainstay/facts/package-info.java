/**
 * What happened to each account: recorded once, never changed, asked for as it was known on any date.
 *
 * <p>{@link io.mainstay.facts.Facts} is the way in. It reads the kinds of facts from their files, the company's time zone
 * and the accounts; it owns the log, the last revision of each record, the counts by source and the records set aside. It
 * tells {@link io.mainstay.facts.FactsArrived} once new facts are committed, and the channel `facts` of PostgreSQL tells
 * the other instances of the program; either only wakes up readers, who follow the log by seq from cursors of their own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts"})
package io.mainstay.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
