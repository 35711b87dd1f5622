package dev.augury.executor.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which addresses may be reached: the public ones and what the operator allows. Refused are the special-purpose ranges of the IANA registries (RFC 6890 and
 * its updates), multicast, and the forms that carry an IPv4 address inside an IPv6 one, since they lead to it.
 */
final class AddressGuard {

    private static final List<Cidr> REFUSED = Stream.of(
                    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
                    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
                    // The metadata and control address of one large cloud, which is a public one.
                    "168.63.129.16/32",
                    "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
                    "fec0::/10", "ff00::/8")
            .map(Cidr::parse)
            .toList();

    private final List<Cidr> allowed;

    /**
     * Takes the ranges that are allowed.
     *
     * @throws IllegalArgumentException naming the first that is none
     */
    AddressGuard(List<String> allow) {
        allowed = allow.stream().map(Cidr::parse).toList();
    }

    boolean allows(InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return allowed.stream().anyMatch(range -> range.contains(bytes)) || REFUSED.stream().noneMatch(range -> range.contains(bytes));
    }

    /** Returns the IPv4 address that an IPv4-mapped one stands for. */
    private static byte[] plain(byte[] address) {
        boolean mapped = address.length == 16 && address[10] == -1 && address[11] == -1;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = address[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }
}
