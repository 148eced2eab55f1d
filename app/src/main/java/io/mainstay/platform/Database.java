package io.mainstay.platform;

import io.mainstay.platform.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL database that holds the truth: the one the settings name, or one that is started here. */
public final class Database implements AutoCloseable {

    private final DatabaseUrl url;
    private final @Nullable PostgresServer embedded;

    private Database(DatabaseUrl url, @Nullable PostgresServer embedded) {
        this.url = url;
        this.embedded = embedded;
    }

    public static Database open(Settings settings, DataFolder folder) {
        if (settings.database() != null) {
            return new Database(settings.database(), null);
        }
        var server =
                settings.durable() ? PostgresServer.start(folder.path()) : PostgresServer.startThrowaway(folder.path());
        var url = new DatabaseUrl(server.url(PostgresServer.DATABASE), server.user(), server.password());
        return new Database(url, server);
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
