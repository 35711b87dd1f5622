package dev.augury.executor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressGuardTest {

    @Test
    void specialRangesAreRefused() {
        AddressGuard guard = new AddressGuard(List.of());
        for (String address : new String[] {
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.192", "198.18.0.1",
            "224.0.0.1", "239.255.255.255", "255.255.255.255", "168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:0:7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1",
            "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1"
        }) {
            assertThat(guard.allows(InetAddress.ofLiteral(address))).as(address).isFalse();
        }
        for (String address : new String[] {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.0", "169.253.0.1", "2606:4700::1111", "2a00:1450::1"}) {
            assertThat(guard.allows(InetAddress.ofLiteral(address))).as(address).isTrue();
        }
    }

    @Test
    void allowedRangesMayBeReached() {
        AddressGuard guard = new AddressGuard(List.of("10.1.0.0/16", "fd12::/20", "::1", "0.0.0.0/32"));
        assertThat(guard.allows(InetAddress.ofLiteral("10.1.255.255"))).isTrue();
        assertThat(guard.allows(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
        assertThat(guard.allows(InetAddress.ofLiteral("fd12:fff::1"))).isTrue();
        assertThat(guard.allows(InetAddress.ofLiteral("fd12:1000::1"))).isFalse();
        assertThat(guard.allows(InetAddress.ofLiteral("::1"))).isTrue();
    }

    @Test
    void whatIsNoRangeIsRefused() {
        for (String text : new String[] {"", "shop.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10.0.0.0/8/8"}) {
            assertThatThrownBy(() -> Cidr.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no range of addresses");
        }
    }
}
