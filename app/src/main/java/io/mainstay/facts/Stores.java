package io.mainstay.facts;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that this module owns. */
record Stores(FactStore facts, FactReader reader, SetAsideStore setAside, TallyStore tallies) {

    static Stores in(JdbcClient db) {
        return new Stores(new FactStore(db), new FactReader(db), new SetAsideStore(db), new TallyStore(db));
    }
}
