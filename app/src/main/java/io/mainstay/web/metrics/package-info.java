/**
 * The metrics: their catalogue, each metric's page, and the way from a number down to the records it rests on. Every
 * level is an address of its own, and every level's rows add up to the line that was opened.
 */
@NullMarked
package io.mainstay.web.metrics;

import org.jspecify.annotations.NullMarked;
