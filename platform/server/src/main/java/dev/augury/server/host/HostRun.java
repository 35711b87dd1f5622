package dev.augury.server.host;

import dev.augury.server.model.ServedModel;
import dev.augury.server.plugin.PluginSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;

/**
 * The life of a host: drafts its lanes while the application starts, loads them beside the running web, serves, and closes them after the web has drained. A model that cannot
 * be loaded ends the process, so that nobody mistakes a host with half its models for a whole one.
 */
final class HostRun implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HostRun.class);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final HostParts parts;
    private final List<LaneDraft<?>> drafts = new ArrayList<>();
    private final LaneOpener opener;
    private final LaneLoading loading;
    private volatile List<HostedModel> models = List.of();
    private volatile boolean running;

    HostRun(HostParts parts, HostProperties properties, LaneDrafter drafter, LaneOpener opener) {
        this.parts = parts;
        this.opener = opener;
        loading = new LaneLoading(parts.host(), this::load);
        List<HostProperties.Model> chosen = ModelChoice.of(properties.models(), PluginSettings.home());
        opener.check();
        for (HostProperties.Model model : chosen) {
            if (drafts.stream().anyMatch(draft -> draft.model().name().equals(model.servedName()))) {
                throw new HostException("Two models would be served as '" + model.servedName() + "'.", "give each a name of its own with --served-model-name");
            }
            drafts.add(drafter.draft(model));
        }
    }

    /** Returns the models that are served, in the order of the configuration; empty while they load. */
    List<? extends ServedModel> models() {
        return models;
    }

    @Override
    public void start() {
        running = true;
        loading.start();
    }

    private void load() {
        try {
            for (LaneDraft<?> draft : drafts) {
                long started = parts.time().now();
                if (!loading.open(() -> opener.open(draft))) {
                    LOG.info("The host goes down before its models are loaded; {} is not opened", draft.model().name());
                    return;
                }
                LOG.info("Lane {}: {} blocks of {} tokens on the device, {} in the host tier; loaded in {} ms", draft.model().name(), draft.blocks().device(),
                        draft.geometry().blockTokens(), draft.blocks().host(), TimeUnit.NANOSECONDS.toMillis(parts.time().now() - started));
            }
            models = drafts.stream().map(LaneDraft::text).toList();
            parts.state().loaded();
            LOG.info("Serving {} on {}", drafts.stream().map(draft -> draft.model().name()).toList(), parts.address());
        } catch (RuntimeException | Error e) {
            if (loading.stopped()) {
                LOG.info("Loading ended early because the host goes down: {}", e.toString());
                return;
            }
            LOG.error("A model cannot be loaded and the host stops: {}", e.getMessage(), e);
            Thread.ofPlatform().name("augury-exit").start(() -> System.exit(SpringApplication.exit(parts.context(), () -> 1)));
        }
    }

    /** Ends what is being loaded and closes the engines. The web has drained before: what is still open ends here by an error. */
    @Override
    public void stop() {
        parts.state().drain();
        loading.stop();
        CountDownLatch closed = new CountDownLatch(1);
        parts.host().close(closed::countDown);
        // A model file that is read after it was closed would end the process.
        if (await(closed)) {
            drafts.forEach(draft -> draft.model().close());
        } else {
            LOG.warn("A lane did not end, or load, in {} s; its memory is left to the end of the process", CLOSE_LIMIT.toSeconds());
        }
        running = false;
    }

    private boolean await(CountDownLatch closed) {
        try {
            return closed.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS) && loading.await(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web has drained. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
