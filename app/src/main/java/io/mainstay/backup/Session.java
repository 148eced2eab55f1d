package io.mainstay.backup;

import io.mainstay.platform.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection and one transaction on it, in which a value is written the same way whatever the server is set to. */
final class Session implements AutoCloseable {

    private static final long TOLD_EVERY_ROWS = 100_000;

    private static final String SAME_EVERYWHERE = """
            set time zone 'UTC';
            set datestyle = 'ISO, YMD';
            set intervalstyle = 'postgres';
            set bytea_output = 'hex';
            set extra_float_digits = 3;
            set statement_timeout = 0;
            set idle_in_transaction_session_timeout = 0;
            set lock_timeout = 0
            """;

    private final Connection connection;
    private final CopyManager copies;
    private final JdbcClient db;

    private Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Sees the database as it is at its first statement, until it is closed. */
    static Session reading(DatabaseUrl url) throws SQLException {
        return opened(url, true);
    }

    /** Nothing of it is there before {@link #commit()}. */
    static Session writing(DatabaseUrl url) throws SQLException {
        return opened(url, false);
    }

    private static Session opened(DatabaseUrl url, boolean readOnly) throws SQLException {
        Connection connection = url.connect();
        try (var statement = connection.createStatement()) {
            statement.execute(SAME_EVERYWHERE);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            return new Session(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    JdbcClient db() {
        return db;
    }

    Catalog catalog() {
        return new Catalog(db);
    }

    /** Runs a whole script as it stands. */
    void run(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        }
    }

    /** Hands out a table's rows as lines of text. */
    Manifest.Table read(String table, List<String> columns, OutputStream out, Progress progress)
            throws SQLException, IOException {
        var digest = new RowsDigest();
        var copy = copies.copyOut("copy %s to stdout".formatted(named(table, columns)));
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            digest.add(row, row.length);
            out.write(row);
            if (digest.rows() % TOLD_EVERY_ROWS == 0) {
                progress.at(table, digest.rows(), false);
            }
        }
        return new Manifest.Table(table, columns, digest.rows(), digest.text());
    }

    long write(Manifest.Table table, InputStream rows) throws SQLException, IOException {
        return copies.copyIn("copy %s from stdin".formatted(named(table.name(), table.columns())), rows);
    }

    private static String named(String table, List<String> columns) {
        return "\"%s\" (%s)"
                .formatted(table, columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
