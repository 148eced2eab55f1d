package io.mainstay.facts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this program that there are new facts, once they are committed. */
final class Arrivals {

    /** Where PostgreSQL tells it to the other instances. */
    static final String CHANNEL = "facts";

    private final ApplicationEventPublisher events;

    Arrivals(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** To be called in the transaction that adds the facts; nothing is told when it fails. */
    void announce(long seq) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new FactsArrived(seq));
            }
        });
    }
}
