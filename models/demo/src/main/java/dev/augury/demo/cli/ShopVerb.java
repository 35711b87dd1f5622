package dev.augury.demo.cli;

import dev.augury.demo.tools.Catalog;
import dev.augury.demo.tools.ShopServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code demo shop}: the shop that the demo model asks for prices, as a server of its own. */
@Command(name = "shop", description = "Serves the catalog of the demo model over HTTP until it is stopped.", mixinStandardHelpOptions = true)
public final class ShopVerb implements Callable<Integer> {

    private static final int SAMPLES = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8090", description = "port on this machine, 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    /** Returns while the server's own thread runs on, which keeps the process alive. */
    @Override
    public Integer call() throws IOException {
        Catalog catalog = new Catalog();
        ShopServer shop = start(catalog);
        List<Catalog.Item> items = catalog.items();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d items on %s/items, one each on %s/items/NAME; for example%n", items.size(), shop.address(), shop.address());
        for (int i = 0; i < SAMPLES; i++) {
            out.println("  " + items.get(i * items.size() / SAMPLES).json());
        }
        out.println("Ctrl-C closes the shop.");
        out.flush();
        return 0;
    }

    private ShopServer start(Catalog catalog) throws IOException {
        try {
            return ShopServer.start(catalog, port);
        } catch (BindException e) {
            throw new IOException("Port " + port + " is taken. Give another one with --port, or 0 for any that is free.", e);
        }
    }
}
