package io.mainstay.platform;

import io.mainstay.platform.postgres.PostgresServer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL database that holds the truth: the one the settings name, or one that is started here. */
public final class Database implements AutoCloseable {

    private static final int OLDEST_VERSION = 15;

    private final DatabaseUrl url;
    private final @Nullable PostgresServer embedded;

    private Database(DatabaseUrl url, @Nullable PostgresServer embedded) {
        this.url = url;
        this.embedded = embedded;
    }

    public static Database open(Settings settings, DataFolder folder) {
        if (settings.database() != null) {
            check(settings.database());
            return new Database(settings.database(), null);
        }
        var server =
                settings.durable() ? PostgresServer.start(folder.path()) : PostgresServer.startThrowaway(folder.path());
        return new Database(url(server), server);
    }

    /** The database of a program that runs on this folder now; closing it leaves that program's server alone. */
    public static Database besides(Settings settings) {
        if (settings.database() != null) {
            check(settings.database());
            return new Database(settings.database(), null);
        }
        return PostgresServer.runningIn(settings.data())
                .map(server -> new Database(url(server), null))
                .orElseThrow(
                        () -> new CannotStart("the program that uses the data folder %s has no database yet; try again"
                                .formatted(settings.data())));
    }

    private static DatabaseUrl url(PostgresServer server) {
        return new DatabaseUrl(server.url(PostgresServer.DATABASE), server.user(), server.password());
    }

    private static void check(DatabaseUrl url) {
        try (var connection = url.connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart("%s names a PostgreSQL %d; Mainstay needs %d or later"
                        .formatted(Setting.DATABASE_URL.variable(), version, OLDEST_VERSION));
            }
        } catch (SQLException cannot) {
            throw new CannotStart(
                    "the database that %s names cannot be used: %s"
                            .formatted(Setting.DATABASE_URL.variable(), cannot.getMessage()),
                    cannot);
        }
    }

    public DatabaseUrl url() {
        return url;
    }

    /** Ends the server when it is ours. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
