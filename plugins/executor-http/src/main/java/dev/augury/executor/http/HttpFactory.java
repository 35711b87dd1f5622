package dev.augury.executor.http;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;

/** Makes executors of the tools that a file declares. */
public final class HttpFactory implements CallExecutorFactory<HttpConfig> {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String description() {
        return "Performs tools that a file declares by requests to other services, and only to addresses that are public or allowed.";
    }

    @Override
    public Class<HttpConfig> options() {
        return HttpConfig.class;
    }

    @Override
    public CallExecutor create(HttpConfig options, PluginContext context) {
        return new HttpExecutor(options, Surroundings.ofMachine());
    }
}
