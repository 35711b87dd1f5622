package dev.augury.server.plugin;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The admin API's list of plugins, with their options and where each value comes from. */
@RestController
final class PluginListing {

    private final PluginRegistry registry;
    private final PluginSettings settings;

    PluginListing(PluginRegistry registry, PluginSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    record Listing(List<Plugin> loaded, List<Refused> refused) {}

    record Plugin(String name, String version, String spiVersion, List<Offering> offerings) {}

    record Offering(String kind, String name, String description, boolean active, List<BoundOptions.Value> options) {}

    record Refused(String name, String problem, String action) {}

    @GetMapping("/admin/plugins")
    Listing plugins() {
        return new Listing(
                registry.loaded().stream().map(this::plugin).toList(),
                registry.refused().stream().map(refused -> new Refused(refused.name(), refused.problem(), refused.action())).toList());
    }

    private Plugin plugin(LoadedPlugin plugin) {
        return new Plugin(plugin.name(), plugin.version(), plugin.spiVersion().toString(), plugin.offerings().stream().map(this::offering).toList());
    }

    private Offering offering(LoadedPlugin.Offering offering) {
        boolean active = settings.names(offering.kind()).contains(offering.factory().name());
        return new Offering(
                offering.kind().key(), offering.factory().name(), offering.factory().description(), active, settings.bind(offering, active).values());
    }
}
