package io.mainstay.backup;

import io.mainstay.platform.DatabaseUrl;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations this program knows: a backup's tables are made by those, and only those, that had run when it was made. */
final class Scripts {

    private static final String LOCATION = "classpath:db/migration";

    /** As Flyway makes it for itself, so that it finds its own when the program starts. */
    private static final String HISTORY = """
            create table flyway_schema_history (
                installed_rank integer       not null constraint flyway_schema_history_pk primary key,
                version        varchar(50),
                description    varchar(200)  not null,
                type           varchar(20)   not null,
                script         varchar(1000) not null,
                checksum       integer,
                installed_by   varchar(100)  not null,
                installed_on   timestamp     not null default now(),
                execution_time integer       not null,
                success        boolean       not null
            );
            create index flyway_schema_history_s_idx on flyway_schema_history (success)
            """;

    private final Map<String, String> texts = new TreeMap<>();

    Scripts() {
        try {
            for (Resource script : new PathMatchingResourcePatternResolver().getResources(LOCATION + "/*.sql")) {
                texts.put(String.valueOf(script.getFilename()), script.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses what was made with tables that this program does not know. */
    void check(List<Manifest.Migration> migrations) {
        for (Manifest.Migration migration : migrations) {
            String text = texts.get(migration.script());
            if (text == null) {
                throw new Refused(
                        ErrorCode.INVALID,
                        "The backup was made by a later Mainstay, which had run the migration %s. Restore it with that version or a later one."
                                .formatted(migration.script()));
            }
            if (checksum(text) != migration.checksum()) {
                throw new Refused(
                        ErrorCode.INVALID,
                        "The backup was made with another %s than this program has. Restore it with the version that made it."
                                .formatted(migration.script()));
            }
        }
    }

    /** The scripts that make the tables as they were, in the order in which they ran then. */
    List<String> texts(List<Manifest.Migration> migrations) {
        return Stream.concat(
                        Stream.of(HISTORY),
                        migrations.stream().map(migration -> String.valueOf(texts.get(migration.script()))))
                .toList();
    }

    /** @return how many have been added since the backup was made, and were run now */
    static int runLater(DatabaseUrl url) {
        Flyway flyway = Flyway.configure()
                .dataSource(url.jdbc(), url.user(), url.password())
                .locations(LOCATION)
                .outOfOrder(true)
                .load();
        return flyway.info().pending().length == 0 ? 0 : flyway.migrate().migrationsExecuted;
    }

    /** Flyway's: of the lines, without their ends. */
    static int checksum(String text) {
        var crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
