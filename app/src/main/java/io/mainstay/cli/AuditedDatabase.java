package io.mainstay.cli;

import io.mainstay.backup.Manifest;
import io.mainstay.platform.DatabaseUrl;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditHead;
import io.mainstay.workspace.Principal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes in the audit log what is done to a database as a whole, by whom the machine knows. */
final class AuditedDatabase {

    private AuditedDatabase() {}

    /** @return whether it was noted: not in tables that were made before the log had a head */
    static boolean note(DatabaseUrl url, String action, String object, Map<String, String> details)
            throws SQLException {
        try (var connection = url.connect()) {
            var source = new SingleConnectionDataSource(connection, true);
            var db = JdbcClient.create(source);
            if (AuditHead.in(db).isEmpty()) {
                return false;
            }
            var told = new TreeMap<>(details);
            told.put("by", System.getProperty("user.name", ""));
            new TransactionTemplate(new DataSourceTransactionManager(source))
                    .executeWithoutResult(
                            _ -> new Audit(db, Clock.systemUTC()).note(Principal.program(), action, object, told));
            return true;
        }
    }

    /** Where the audit log ends, for a backup's manifest. */
    static List<Manifest.Chain> chains(JdbcClient db) {
        return AuditHead.in(db).map(head -> new Manifest.Chain("audit", head.seq(), head.hashText())).stream()
                .toList();
    }

    /** The same in words; empty when the backup does not say. */
    static String words(Manifest manifest) {
        return manifest.chains().isEmpty()
                ? ""
                : "Its audit log ends with line %,d, hash %s."
                        .formatted(
                                manifest.chains().getFirst().length(),
                                manifest.chains().getFirst().sha256());
    }
}
