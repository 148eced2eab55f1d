package io.mainstay.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How this program was told to run. All settings are checked before anything starts, and everything wrong with them is
 * said at once.
 *
 * @param database null means the embedded database in the data folder
 * @param demo offers the sample company's people by one click, and fills an empty database with it
 * @param durable false when the data are thrown away at the end and need not survive a crash
 */
public record Settings(
        Path data,
        @Nullable DatabaseUrl database,
        String address,
        int port,
        boolean demo,
        boolean durable,
        SecretKey secretKey,
        AllowedHosts allowedHosts,
        Outside outside) {

    private static final int HIGHEST_PORT = 65_535;

    /** @param variables gives a variable's value, or null when it is not set */
    public static Settings read(Function<String, @Nullable String> variables) {
        return new Reading(variables).settings();
    }

    /** The same for the sample company. */
    public Settings withDemo() {
        return new Settings(data, database, address, port, true, durable, secretKey, allowedHosts, outside);
    }

    /** The same on a data folder that is not kept, with the embedded database there. */
    public Settings throwaway(Path folder) {
        return new Settings(
                folder, null, address, 0, demo, false, SecretKey.inDataFolder(), AllowedHosts.none(), Outside.UNKNOWN);
    }

    /** One pass over the variables, collecting what is wrong with them. */
    private static final class Reading {

        private final Function<String, @Nullable String> variables;
        private final List<String> problems = new ArrayList<>();

        Reading(Function<String, @Nullable String> variables) {
            this.variables = variables;
        }

        Settings settings() {
            var settings = new Settings(
                    data(), database(), address(), port(), demo(), true, secretKey(), allowedHosts(), outside());
            if (!problems.isEmpty()) {
                throw new InvalidSettings(problems);
            }
            return settings;
        }

        private Path data() {
            try {
                var data = Path.of(text(Setting.DATA)).toAbsolutePath().normalize();
                if (Files.exists(data) && !Files.isDirectory(data)) {
                    problem(Setting.DATA, "names a file; it must name a folder");
                }
                return data;
            } catch (InvalidPathException _) {
                problem(Setting.DATA, "is not a path");
                return Path.of(Setting.DATA.preset());
            }
        }

        private @Nullable DatabaseUrl database() {
            if (text(Setting.DATABASE_URL).isEmpty()) {
                return null;
            }
            try {
                return DatabaseUrl.of(text(Setting.DATABASE_URL));
            } catch (IllegalArgumentException notAnUrl) {
                // The value may hold a password, so it is never repeated.
                problems.add(Setting.DATABASE_URL.variable() + " " + notAnUrl.getMessage());
                return null;
            }
        }

        private String address() {
            try {
                return InetAddress.getByName(text(Setting.ADDRESS)).getHostAddress();
            } catch (UnknownHostException _) {
                problem(Setting.ADDRESS, "is not an address of this machine, such as 127.0.0.1 or 0.0.0.0");
                return Setting.ADDRESS.preset();
            }
        }

        private int port() {
            try {
                int port = Integer.parseInt(text(Setting.PORT));
                if (port >= 0 && port <= HIGHEST_PORT) {
                    return port;
                }
            } catch (NumberFormatException _) {
                // said below, as for a number out of range
            }
            problem(Setting.PORT, "is not a port; ports are numbers from 0 to " + HIGHEST_PORT);
            return 0;
        }

        private boolean demo() {
            return switch (text(Setting.DEMO)) {
                case "true" -> true;
                case "false" -> false;
                default -> {
                    problem(Setting.DEMO, "must be true or false");
                    yield false;
                }
            };
        }

        private SecretKey secretKey() {
            String given = text(Setting.SECRET_KEY);
            String file = text(Setting.SECRET_KEY_FILE);
            if (!given.isEmpty() && !file.isEmpty()) {
                problems.add("%s and %s are both set; set one of them"
                        .formatted(Setting.SECRET_KEY.variable(), Setting.SECRET_KEY_FILE.variable()));
            }
            try {
                if (given.isEmpty()) {
                    return file.isEmpty() ? SecretKey.inDataFolder() : SecretKey.inFile(Path.of(file));
                }
                return SecretKey.given(given);
            } catch (InvalidPathException _) {
                problem(Setting.SECRET_KEY_FILE, "is not a path");
            } catch (IllegalArgumentException notAKey) {
                // The value is a secret, so it is never repeated.
                problems.add(Setting.SECRET_KEY.variable() + " " + notAKey.getMessage());
            }
            return SecretKey.inDataFolder();
        }

        private AllowedHosts allowedHosts() {
            try {
                return AllowedHosts.of(text(Setting.ALLOWED_HOSTS));
            } catch (IllegalArgumentException notHosts) {
                problems.add(Setting.ALLOWED_HOSTS.variable() + " " + notHosts.getMessage());
                return AllowedHosts.none();
            }
        }

        private Outside outside() {
            MailServer mail = MailServer.read(this::text, problems);
            String address = text(Setting.URL);
            try {
                return new Outside(address.isEmpty() ? null : PublicAddress.of(address), mail);
            } catch (IllegalArgumentException notAnAddress) {
                problem(Setting.URL, String.valueOf(notAnAddress.getMessage()));
                return Outside.UNKNOWN;
            }
        }

        private String text(Setting setting) {
            var value = variables.apply(setting.variable());
            return value == null || value.isBlank() ? setting.preset() : value.strip();
        }

        private void problem(Setting setting, String what) {
            problems.add("%s=%s %s".formatted(setting.variable(), text(setting), what));
        }
    }
}
