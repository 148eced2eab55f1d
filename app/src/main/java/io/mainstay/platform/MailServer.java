package io.mainstay.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes Mainstay's mail.
 *
 * @param user null when the server asks for no name
 * @param from the sender's address
 */
public record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        Tls tls) {

    private static final int HIGHEST_PORT = 65_535;
    private static final String ADDRESS = "[^\\s<>@\"]{1,64}@[^\\s<>@\"]{1,189}";

    /** How the way to the server is kept from being read. */
    public enum Tls {
        STARTTLS,
        TLS,
        NONE;

        static Optional<Tls> find(String text) {
            return Arrays.stream(values())
                    .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
    }

    /** Null when there is none; what is wrong with the settings is added to the problems. */
    static @Nullable MailServer read(Function<Setting, String> text, List<String> problems) {
        String host = text.apply(Setting.MAIL_HOST);
        if (host.isEmpty()) {
            Stream.of(Setting.MAIL_USER, Setting.MAIL_PASSWORD, Setting.MAIL_FROM)
                    .filter(setting -> !text.apply(setting).isEmpty())
                    .forEach(setting -> problems.add(
                            "%s is set, but %s is not".formatted(setting.variable(), Setting.MAIL_HOST.variable())));
            return null;
        }
        String user = text.apply(Setting.MAIL_USER);
        String password = text.apply(Setting.MAIL_PASSWORD);
        String from = text.apply(Setting.MAIL_FROM);
        if (!from.matches(ADDRESS)) {
            problems.add(Setting.MAIL_FROM.variable() + " must be an e-mail address, such as mainstay@example.com");
        }
        if (user.isEmpty() != password.isEmpty()) {
            problems.add("%s and %s go together; set both or neither"
                    .formatted(Setting.MAIL_USER.variable(), Setting.MAIL_PASSWORD.variable()));
        }
        if (text.apply(Setting.URL).isEmpty()) {
            problems.add("%s needs %s, for the links in mails"
                    .formatted(Setting.MAIL_HOST.variable(), Setting.URL.variable()));
        }
        Optional<Tls> tls = Tls.find(text.apply(Setting.MAIL_TLS));
        if (tls.isEmpty()) {
            problems.add(Setting.MAIL_TLS.variable() + " must be starttls, tls or none");
        }
        int port = port(text.apply(Setting.MAIL_PORT));
        if (port == 0) {
            problems.add(Setting.MAIL_PORT.variable() + " is not a port; ports are numbers from 1 to " + HIGHEST_PORT);
        }
        return new MailServer(
                host,
                port,
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : password,
                from,
                tls.orElse(Tls.STARTTLS));
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return port <= HIGHEST_PORT ? port : 0;
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
