package io.mainstay.sources.connect;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the connections. */
record ConnectionTables(ConnectionStore connections, ObjectStore objects, HintStore hints) {

    static ConnectionTables in(JdbcClient db) {
        return new ConnectionTables(new ConnectionStore(db), new ObjectStore(db), new HintStore(db));
    }
}
