package io.mainstay.platform.postgres;

import io.mainstay.platform.TestPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A program of its own, for {@link CrashTest}: says the number of each row once the server has acknowledged it. */
final class WritesUntilKilled {

    private WritesUntilKilled() {}

    /** As the program starts it, but with PostgreSQL's programs unpacked once for all tests. */
    static PostgresServer start(Path folder) {
        return PostgresServer.start(folder, TestPostgres.SHARED, PostgresServer.DURABLE);
    }

    public static void main(String[] arguments) throws Exception {
        var server = start(Path.of(arguments[0]));
        try (var connection = DriverManager.getConnection(
                        server.url(PostgresServer.DATABASE), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table written (id int primary key)");
            for (int id = 1; ; id++) {
                statement.execute("insert into written values (" + id + ")");
                System.out.println("written " + id);
            }
        }
    }
}
