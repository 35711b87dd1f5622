package dev.augury.executor.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks hosts up for the client's connections and hands on only addresses that were checked: the client connects to these and asks nobody again, so a name that
 * changes its answer between check and connection gains nothing. One refused address refuses the host.
 */
final class GuardedLookup implements DnsResolver {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedLookup.class);

    private final Surroundings.Lookup lookup;
    private final AddressGuard guard;

    GuardedLookup(Surroundings.Lookup lookup, AddressGuard guard) {
        this.lookup = lookup;
        this.guard = guard;
    }

    /** The host has an address that may not be reached. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " has an address that is not allowed");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = lookup.addresses(host);
        for (InetAddress address : addresses) {
            if (!guard.allows(address)) {
                LOG.warn("Refused to reach {} at {}, which is neither public nor allowed. If it is meant, add it to the option allow.", host, address.getHostAddress());
                throw new Refused(host);
            }
        }
        return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
