package io.mainstay.facts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this program, and the others on the same database, that there are new facts once they are committed. */
final class Arrivals {

    static final String CHANNEL = "facts";

    private static final String NOTIFY = "select pg_notify(:channel, :seq)";

    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    Arrivals(JdbcClient db, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
    }

    /** To be called in the transaction that adds the facts; nothing is told when it fails. */
    void announce(long seq) {
        db.sql(NOTIFY)
                .param("channel", CHANNEL)
                .param("seq", Long.toString(seq))
                .query((_, _) -> seq)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new FactsArrived(seq));
            }
        });
    }
}
