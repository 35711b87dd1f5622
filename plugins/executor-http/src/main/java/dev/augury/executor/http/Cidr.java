package dev.augury.executor.http;

import java.net.InetAddress;

/**
 * A range of addresses.
 *
 * @param network bytes of its first address
 * @param bits length of its prefix
 */
record Cidr(byte[] network, int bits) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= network.length * 8) {
                return new Cidr(network, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no range of addresses; write it as in 10.0.0.0/8 or fd00::/8", e);
        }
        throw new IllegalArgumentException("'" + text + "' is no range of addresses; its prefix is too long");
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = 0xff00 >> bits % 8 & 0xff;
        return bits % 8 == 0 || (address[whole] & rest) == (network[whole] & rest);
    }
}
