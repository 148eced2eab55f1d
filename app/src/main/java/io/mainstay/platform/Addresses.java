package io.mainstay.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which network addresses are open to everyone, which are private, and which nobody should ever be sent to. */
final class Addresses {

    /** Blocks of IPv4 that are not public unicast, by the registry of special-purpose addresses. */
    private static final List<Block> SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All of IPv6 that is handed out, without what lies in it but leads elsewhere: Teredo, 6to4, examples. */
    private static final Block GLOBAL = Block.of("2000::/3");

    private static final List<Block> ELSEWHERE = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** Where clouds hand out credentials, and forms of address that name no single machine: never, whoever allows it. */
    private static final List<Block> FORBIDDEN = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "192.0.0.192/32",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fd00:ec2::/32",
            "fd20:ce::/32",
            "fe80::/10",
            "ff00::/8",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16");

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        if (isForbidden(address)) {
            return false;
        }
        return address.getAddress().length == 4
                ? SPECIAL.stream().noneMatch(block -> block.holds(address))
                : GLOBAL.holds(address) && ELSEWHERE.stream().noneMatch(block -> block.holds(address));
    }

    static boolean isForbidden(InetAddress address) {
        return FORBIDDEN.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                return new Block(
                        InetAddress.getByName(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
