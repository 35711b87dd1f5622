package dev.augury.console.scheduling;

import dev.augury.console.ConsoleConfiguration;
import dev.augury.console.frame.Page;
import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.server.admin.LaneNow;
import dev.augury.server.admin.LaneTuning;
import dev.augury.server.admin.LaneWatch;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.policy.OptionChange;
import dev.augury.server.policy.OptionWish;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The page, and the changes that are made on it. With htmx a change answers with the panel alone, without it by leading back to the page. */
@Controller
final class SchedulingPage {

    static final String PATH = ConsoleConfiguration.ROOT + "/scheduling";

    private final SchedulingView view;
    private final LaneWatch lanes;
    private final LaneTuning tuning;

    SchedulingPage(SchedulingView view, LaneWatch lanes, LaneTuning tuning) {
        this.view = view;
        this.lanes = lanes;
        this.tuning = tuning;
    }

    /** Where the navigation finds this page. */
    @Configuration(proxyBeanMethods = false)
    static class Place {

        @Bean
        Page placeOfScheduling() {
            return new Page(Page.Group.POLICY, "Scheduling", PATH);
        }
    }

    @GetMapping({ConsoleConfiguration.ROOT, ConsoleConfiguration.ROOT + "/"})
    ResponseEntity<Void> first() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH)).build();
    }

    @GetMapping(PATH)
    Mono<Rendering> page(@RequestParam(defaultValue = "") String lane, WebSession session) {
        return blocking(() -> {
            Rendering.Builder<?> page = Rendering.view("console/scheduling/page");
            if (lane.isEmpty() && lanes.lanes().isEmpty()) {
                return page.modelAttribute("lanes", List.of()).build();
            }
            SchedulingView.Shown shown = view.show(known(lane));
            if (shown.recorded().away()) {
                page.status(HttpStatus.SERVICE_UNAVAILABLE);
            }
            return telling(page.modelAttribute("lanes", lanes.lanes().stream().map(LaneNow::name).toList()), shown, Told.takeFrom(session));
        });
    }

    @GetMapping(PATH + "/kv.csv")
    Mono<ResponseEntity<String>> kv(@RequestParam String lane) {
        return blocking(() -> csv("kv", Rows.KV, known(lane)));
    }

    @GetMapping(PATH + "/waits.csv")
    Mono<ResponseEntity<String>> waits(@RequestParam String lane) {
        return blocking(() -> csv("waits", Rows.WAITS, known(lane)));
    }

    @PostMapping(PATH + "/threshold")
    Mono<Rendering> change(ServerWebExchange http, WebSession session, Principal user) {
        return http.getFormData().flatMap(form -> blocking(() -> {
            String lane = given(form, "lane");
            Threshold threshold = Threshold.of(known(lane), tuning);
            return answer(http, session, lane, () -> {
                Map<String, String> values = threshold.wished(form.toSingleValueMap());
                return tuning.change(new OptionWish(lane, Target.SCHEDULER, values, user.getName(), given(form, "reason")));
            });
        }));
    }

    @PostMapping(PATH + "/undo")
    Mono<Rendering> undo(ServerWebExchange http, WebSession session, Principal user) {
        return http.getFormData().flatMap(form -> blocking(() -> {
            String lane = given(form, "lane");
            String line = given(form, "line");
            if (!line.matches("\\d{1,18}")) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "line is not a number");
            }
            return answer(http, session, lane, () -> tuning.undo(lane, Target.SCHEDULER, Long.parseLong(line), user.getName()));
        }));
    }

    /** Makes a change and tells what became of it. */
    private Rendering answer(ServerWebExchange http, WebSession session, String lane, Supplier<OptionChange> work) {
        LaneNow known = known(lane);
        Told told;
        try {
            told = new Told(sentence(work.get()), false);
        } catch (PluginException e) {
            told = new Told(e.description() + " What to do: " + e.action() + ".", true);
        }
        if (!http.getRequest().getHeaders().containsHeader("HX-Request")) {
            told.leaveIn(session);
            return Rendering.redirectTo(PATH + "?lane=" + URLEncoder.encode(lane, StandardCharsets.UTF_8)).build();
        }
        return telling(Rendering.view("console/scheduling/panel"), view.show(known), told);
    }

    private static Rendering telling(Rendering.Builder<?> page, SchedulingView.Shown shown, Told told) {
        return page.modelAttribute("shown", shown).modelAttribute("told", told.words()).modelAttribute("refused", told.refused()).build();
    }

    private static String sentence(OptionChange change) {
        if (change.changed().isEmpty()) {
            return "Nothing changed: the values are in force already.";
        }
        return change.changed().stream().map(OptionChange.Changed::toString).collect(Collectors.joining(", ")) + ". In effect from step " + change.step() + " on.";
    }

    private ResponseEntity<String> csv(String name, Rows rows, LaneNow lane) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv"))
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .body(rows.csv(lanes.samples(lane.name(), Instant.MIN), lane.blockTokens()));
    }

    private LaneNow known(String lane) {
        return view.lane(lane).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such lane"));
    }

    private static String given(MultiValueMap<String, String> form, String key) {
        String value = form.getFirst(key);
        return value == null ? "" : value;
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
