package dev.augury.console.frame;

import dev.augury.console.text.Words;
import dev.augury.server.admin.LaneNow;
import dev.augury.server.admin.LaneWatch;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts the frame, and the token that every form carries, beside what a page shows. */
@ControllerAdvice(basePackages = "dev.augury.console")
public final class FrameAdvice {

    private final List<Page> pages;
    private final LaneWatch lanes;

    FrameAdvice(ObjectProvider<Page> pages, LaneWatch lanes) {
        this.pages = pages.orderedStream().toList();
        this.lanes = lanes;
    }

    @ModelAttribute("frame")
    Frame frame(ServerWebExchange http, @Nullable Principal user) {
        String path = http.getRequest().getPath().value();
        List<Frame.Section> sections = Arrays.stream(Page.Group.values()).map(group -> section(group, path)).toList();
        return new Frame(sections, chips(), user == null ? "" : user.getName());
    }

    private Frame.Section section(Page.Group group, String path) {
        List<Frame.Link> links = pages.stream()
                .filter(page -> page.group() == group)
                .map(page -> new Frame.Link(page.title(), page.path(), path.startsWith(page.path())))
                .toList();
        return new Frame.Section(group.title(), links);
    }

    /** Returns the chips of the lanes. */
    public List<Frame.Chip> chips() {
        return lanes.lanes().stream().map(FrameAdvice::chip).toList();
    }

    private static Frame.Chip chip(LaneNow lane) {
        return new Frame.Chip(lane.name(), lane.state().name().toLowerCase(Locale.ROOT), Words.rate(lane.pace().tokensPerSecond()) + " tokens/s");
    }

    @ModelAttribute("_csrf")
    Mono<CsrfToken> token(ServerWebExchange http) {
        Mono<CsrfToken> token = http.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }
}
