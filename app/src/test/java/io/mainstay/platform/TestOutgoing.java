package io.mainstay.platform;

import java.net.InetAddress;

/** The way out for tests that ask servers of their own on this machine. */
public final class TestOutgoing {

    private TestOutgoing() {}

    /** @param hosts as in MAINSTAY_ALLOWED_HOSTS */
    public static Outgoing to(String hosts) {
        return new Outgoing(AllowedHosts.of(hosts), InetAddress::getAllByName);
    }
}
