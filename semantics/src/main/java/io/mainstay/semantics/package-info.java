/**
 * The language of the definitions: what a fact kind, a measure and a metric are, read from files and checked, and the
 * SQL that computes them. Pure Java: it knows no database, no framework and no clock.
 */
@NullMarked
package io.mainstay.semantics;

import org.jspecify.annotations.NullMarked;
