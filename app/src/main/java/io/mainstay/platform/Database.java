package io.mainstay.platform;

import io.mainstay.platform.postgres.PostgresServer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

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
        var url = new DatabaseUrl(server.url(PostgresServer.DATABASE), server.user(), server.password());
        return new Database(url, server);
    }

    private static void check(DatabaseUrl url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url.jdbc());
        try (var connection =
                url.user() == null ? source.getConnection() : source.getConnection(url.user(), url.password())) {
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
