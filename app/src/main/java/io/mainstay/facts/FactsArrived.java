package io.mainstay.facts;

/** New facts are visible up to this seq: wakes up whoever reads facts from a cursor. */
public record FactsArrived(long seq) {}
