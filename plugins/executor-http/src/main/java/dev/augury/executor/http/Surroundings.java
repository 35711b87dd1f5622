package dev.augury.executor.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the executor uses of the machine; tests bring their own.
 *
 * @param lookup finds the addresses of a host
 * @param environment value of an environment variable, null where it is not set
 * @param nanos a clock that never goes back
 */
record Surroundings(Lookup lookup, UnaryOperator<@Nullable String> environment, LongSupplier nanos) {

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Lookup {

        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    static Surroundings ofMachine() {
        return new Surroundings(host -> List.of(InetAddress.getAllByName(host)), System::getenv, System::nanoTime);
    }
}
