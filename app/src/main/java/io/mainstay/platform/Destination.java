package io.mainstay.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request wants to go, read strictly: an address that two programs could read differently goes nowhere.
 *
 * @param host as it stands in the address, IPv6 in brackets
 * @param allowed whether the person who runs the program named this host and port
 */
record Destination(String host, int port, boolean allowed) {

    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    /** Finds the addresses of a name. */
    interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the address. */
    static Destination of(URI uri, AllowedHosts hosts) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "it does not begin with https://");
        require(uri.getRawUserInfo() == null, "it holds a name or password before the host");
        require(uri.getHost() != null, "it names no host in the usual way");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        require(isPlain(host), "its host is not written in the usual way");
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return at(host, port, hosts);
    }

    /** The same for a host and port on which a connection is about to be opened. */
    static Destination at(String written, int port, AllowedHosts hosts) {
        String host = written.toLowerCase(Locale.ROOT);
        boolean allowed = hosts.hold(host, port);
        require(
                allowed || USUAL_PORTS.contains(port),
                "port %d is not one of 80 and 443, and %s does not name it"
                        .formatted(port, Setting.ALLOWED_HOSTS.variable()));
        return new Destination(host, port, allowed);
    }

    private static boolean isPlain(String host) {
        if (host.startsWith("[")) {
            // Java reads an IPv4 address in IPv6 clothes as what it is, so its length tells.
            try {
                return !host.contains("%") && InetAddress.getByName(host).getAddress().length == 16;
            } catch (UnknownHostException _) {
                return false;
            }
        }
        return ENDS_IN_A_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    /** Every address of the host, all of them checked; a host with one address that may not be reached is not reached. */
    List<InetAddress> addresses(Resolver resolver) throws UnknownHostException {
        List<InetAddress> found = Arrays.asList(resolver.resolve(host));
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : found) {
            require(!Addresses.isForbidden(address), "it leads to an address that no request may go to");
            require(
                    allowed || Addresses.isPublic(address),
                    "it leads into a private network; whoever runs Mainstay can allow the host by "
                            + Setting.ALLOWED_HOSTS.variable());
        }
        return found;
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
