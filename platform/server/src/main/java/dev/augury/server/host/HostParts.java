package dev.augury.server.host;

import dev.augury.core.pipeline.Host;
import dev.augury.core.time.Time;
import dev.augury.server.health.HostState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * What running a host needs beside its configuration.
 *
 * @param host the pipeline
 * @param state what the host is doing
 * @param time the time
 * @param context the application, which ends when a model cannot be loaded
 */
@Component
record HostParts(Host host, HostState state, Time time, ConfigurableApplicationContext context) {

    /** Returns the address of the API as a client on this machine writes it. */
    String address() {
        var settings = context.getEnvironment();
        String host = settings.getProperty("server.address", "127.0.0.1");
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + settings.getProperty("local.server.port", "?") + "/v1";
    }
}
