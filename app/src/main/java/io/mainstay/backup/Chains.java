package io.mainstay.backup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows where chains of hashes end; asked in the same view of the database in which the rows are read. */
@FunctionalInterface
public interface Chains {

    Chains NONE = _ -> List.of();

    List<Manifest.Chain> in(JdbcClient db);
}
