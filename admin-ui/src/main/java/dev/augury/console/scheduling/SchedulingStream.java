package dev.augury.console.scheduling;

import dev.augury.console.frame.FrameAdvice;
import dev.augury.console.frame.StreamPlaces;
import dev.augury.server.admin.LaneNow;
import dev.augury.server.admin.LaneSample;
import dev.augury.server.admin.LaneTuning;
import dev.augury.server.admin.LaneWatch;
import dev.augury.server.health.HostPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one stream of the page: fragments that take the place of those in the page, and rows that charts append. It begins with all rows. It ends by itself now and
 * then, so that a browser comes again and shows that it is still signed in, and when the host goes down.
 */
@RestController
final class SchedulingStream {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private final SchedulingView view;
    private final LaneWatch lanes;
    private final LaneTuning tuning;
    private final FrameAdvice frame;
    private final Drawing drawing;

    SchedulingStream(SchedulingView view, LaneWatch lanes, LaneTuning tuning, FrameAdvice frame, Drawing drawing) {
        this.view = view;
        this.lanes = lanes;
        this.tuning = tuning;
        this.frame = frame;
        this.drawing = drawing;
    }

    /**
     * What turns values into text.
     *
     * @param templates makes fragments
     * @param json writes strings
     * @param places bounds how many watch
     */
    @Component
    record Drawing(ITemplateEngine templates, JsonMapper json, StreamPlaces places) {

        ServerSentEvent<String> fragment(String event, String template, Map<String, Object> values) {
            return event(event, templates.process("console/" + template, new Context(Locale.ENGLISH, values)));
        }
    }

    @GetMapping(path = SchedulingPage.PATH + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> stream(@RequestParam(defaultValue = "") String lane) {
        Seen seen = new Seen();
        return drawing.places().within(Flux.interval(Duration.ZERO, INTERVAL)
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .takeWhile(tick -> lanes.phase() != HostPhase.DRAINING)
                .concatMapIterable(tick -> look(lane, seen))
                .take(LENGTH));
    }

    /** What a stream has told already. */
    private static final class Seen {
        private static final long NEVER = -1;
        private Instant rows = Instant.MIN;
        private long revision = NEVER;
        private boolean away;
    }

    private List<ServerSentEvent<String>> look(String name, Seen seen) {
        LaneNow lane = view.lane(name).orElse(null);
        if (lane == null) {
            return List.of(event("loading", lanes.phase().name().toLowerCase(Locale.ROOT)));
        }
        List<ServerSentEvent<String>> events = new ArrayList<>();
        events.add(drawing.fragment("chips", "chips", Map.of("chips", frame.chips())));
        events.add(drawing.fragment("tiles", "scheduling/tiles", Map.of("tiles", Tile.of(lane))));
        List<LaneSample> samples = lanes.samples(lane.name(), seen.rows);
        events.add(event("kv", Rows.KV.json(samples, lane.blockTokens())));
        events.add(event("waits", Rows.WAITS.json(samples, lane.blockTokens())));
        seen.rows = samples.isEmpty() ? seen.rows : samples.getLast().at();
        long revision = tuning.revision();
        if (revision != seen.revision) {
            SchedulingView.Recorded recorded = view.recorded(lane.name());
            if (!recorded.away() || !seen.away) {
                events.addAll(changed(lane, recorded));
            }
            seen.away = recorded.away();
            seen.revision = seen.away ? Seen.NEVER : revision;
        }
        return events;
    }

    private List<ServerSentEvent<String>> changed(LaneNow lane, SchedulingView.Recorded recorded) {
        Map<String, Object> values = Map.of("lane", lane.name(), "recorded", recorded);
        List<List<Object>> marks = recorded.changes().stream().map(change -> List.<Object>of(change.at().toEpochMilli(), change.sentence())).toList();
        return List.of(
                drawing.fragment("away", "scheduling/away", values),
                drawing.fragment("changes", "scheduling/changes", values),
                event("marks", drawing.json().writeValueAsString(marks)),
                event("threshold", drawing.json().writeValueAsString(Threshold.of(lane, tuning).dials())));
    }

    private static ServerSentEvent<String> event(String name, String data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
