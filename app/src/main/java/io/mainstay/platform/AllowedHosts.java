package io.mainstay.platform;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The private hosts that requests may go to, as the person who runs the program says. Each entry adds one host and takes
 * nothing of the guard away: {@code billing.internal}, {@code 10.1.2.3:8443}, {@code [fd12::7]:8080}.
 */
public record AllowedHosts(Set<String> entries) {

    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final Pattern ENTRY =
            Pattern.compile("(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(?::(?<port>\\d{1,5}))?");

    public AllowedHosts {
        entries = Set.copyOf(entries);
    }

    static AllowedHosts none() {
        return new AllowedHosts(Set.of());
    }

    /** @param text entries between commas or white space */
    static AllowedHosts of(String text) {
        return new AllowedHosts(Arrays.stream(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(AllowedHosts::checked)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String checked(String text) {
        String entry = text.toLowerCase(Locale.ROOT);
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "holds \"%s\", which is not a host, or a host, a colon and a port".formatted(text));
        }
        return entry;
    }

    /** @param host as it stands in the address, IPv6 in brackets */
    boolean hold(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.contains(name + ":" + port) || (USUAL_PORTS.contains(port) && entries.contains(name));
    }
}
