package dev.augury.server.host;

import dev.augury.core.time.Time;
import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.UnsupportedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Checks everything about a lane that can be checked without loading, so that a wrong configuration ends the start at once. */
final class LaneDrafter {

    private final HostProperties properties;
    private final PluginRegistry plugins;
    private final PluginSettings settings;
    private final InstantSource clock;
    private final Time time;

    LaneDrafter(HostProperties properties, PluginRegistry plugins, PluginSettings settings, InstantSource clock, Time time) {
        this.properties = properties;
        this.plugins = plugins;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
    }

    /**
     * Drafts the lane of a model.
     *
     * @throws HostException when the file, its template or its engine will not do
     */
    LaneDraft<?> draft(HostProperties.Model model) {
        ModelFile file = open(model);
        try {
            return draft(model, file, plugins.find(PluginKind.ENGINE, settings.names(PluginKind.ENGINE).getFirst(), EngineFactory.class));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private <O extends Record> LaneDraft<O> draft(HostProperties.Model model, ModelFile file, EngineFactory<O> factory) {
        BoundOptions<O> options = settings.bindActive(PluginKind.ENGINE, factory);
        try {
            List<String> reasons = factory.unsupported(file);
            if (!reasons.isEmpty()) {
                throw new UnsupportedModelException(factory.name(), file.name(), reasons);
            }
            EngineGeometry geometry = factory.examine(options.options(), file, properties.kv().blockTokens());
            HostedModel text = new HostedModel(file, chat(model, file), geometry.contextLength(), Instant.from(clock.instant()));
            return new LaneDraft<>(file, text, factory, options, geometry, KvBlocks.of(geometry, properties));
        } catch (EngineException e) {
            throw new HostException(e.getMessage(), "'augury model info " + model.file() + "' shows what the file is and what is unsupported", e);
        }
    }

    private static ModelFile open(HostProperties.Model model) {
        try {
            return ModelFile.open(model.servedName(), model.file());
        } catch (NoSuchFileException e) {
            throw new HostException("There is no model file " + model.file().toAbsolutePath() + ".", "check the path given with --model or augury.models[i].file", e);
        } catch (IOException | RuntimeException e) {
            throw new HostException("Model file " + model.file() + " cannot be used: " + e.getMessage(), "check the file with 'augury model info " + model.file() + "'", e);
        }
    }

    private ChatText chat(HostProperties.Model model, ModelFile file) {
        Path template = model.chatTemplate();
        try {
            return ChatText.of(file, template == null ? null : Files.readString(template), RenderContext.of(clock, time::now));
        } catch (IOException e) {
            throw new HostException("The chat template " + template + " cannot be read: " + e, "check the path given with --chat-template", e);
        }
    }
}
