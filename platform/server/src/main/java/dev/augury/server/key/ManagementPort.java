package dev.augury.server.key;

import java.net.InetSocketAddress;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Knows the port of the management server, which the system may have chosen. */
@Component
final class ManagementPort implements ApplicationListener<WebServerInitializedEvent> {

    private volatile int port = -1;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if ("management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    /** Returns whether the request came to the management port. */
    boolean received(ServerHttpRequest request) {
        InetSocketAddress here = request.getLocalAddress();
        return here != null && here.getPort() == port;
    }

    /** Returns whether the request came to the management port from this machine. */
    boolean openTo(ServerHttpRequest request) {
        InetSocketAddress there = request.getRemoteAddress();
        return received(request) && there != null && there.getAddress() != null && there.getAddress().isLoopbackAddress();
    }
}
