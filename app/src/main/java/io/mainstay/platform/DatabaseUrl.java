package io.mainstay.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, and who we are there.
 *
 * @param user null when the URL's own parameters say it
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    private static final String JDBC = "jdbc:postgresql:";

    /** Takes both the form people copy from their provider (`postgresql://…`) and Java's (`jdbc:postgresql://…`). */
    public static DatabaseUrl of(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseUrl(text, null, null);
        }
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw new IllegalArgumentException("must start with postgresql:// or jdbc:postgresql://");
        }
        var uri = parsed(text);
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("must name a host and a database, as in postgresql://user@host/name");
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        var user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        var password = colon < 0 ? null : decoded(userInfo.substring(colon + 1));
        return new DatabaseUrl(
                JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
                user.isEmpty() ? null : decoded(user),
                password);
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "is not an URL; characters such as # and @ in a password are written as" + " %23 and %40");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A connection of one's own, beside the program's pool. */
    public Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbc);
        source.setApplicationName("mainstay");
        return user == null ? source.getConnection() : source.getConnection(user, password);
    }

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return jdbc.replaceAll("password=[^&]*", "password=…");
    }
}
