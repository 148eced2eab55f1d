package io.mainstay.sources.csv;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of imports. */
record ImportTables(ImportStore imports, ErrorStore errors, ChangeStore changes, MappingStore mappings) {

    static ImportTables in(JdbcClient db) {
        return new ImportTables(new ImportStore(db), new ErrorStore(db), new ChangeStore(db), new MappingStore(db));
    }
}
