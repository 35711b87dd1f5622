package dev.augury.server.web;

import dev.augury.server.answer.AnswerForm;
import dev.augury.server.answer.ChatForm;
import dev.augury.server.answer.Frame;
import dev.augury.server.answer.TextForm;
import dev.augury.server.ask.Asked;
import dev.augury.server.ask.Asker;
import dev.augury.server.ask.ChatAsk;
import dev.augury.server.ask.TextAsk;
import dev.augury.server.error.Refusals;
import dev.augury.server.metric.RequestMeter;
import dev.augury.server.model.ServedModel;
import dev.augury.server.stream.Exchange;
import dev.augury.server.stream.Item;
import dev.augury.server.stream.Opening;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Chat and text completions. The whole of a request, from its place at the door to the last byte, is one chain: whatever ends it, also a client that goes
 * away in any state, gives the place back and cancels what still runs.
 */
@RestController
public final class Completions {

    private final CompletionPorts ports;
    private final ChatAsk chats;
    private final TextAsk texts;

    /** Makes the endpoints. */
    public Completions(CompletionPorts ports, ChatAsk chats, TextAsk texts) {
        this.ports = ports;
        this.chats = chats;
        this.texts = texts;
    }

    /** Answers a chat. */
    @PostMapping("/v1/chat/completions")
    public Mono<Void> chat(ServerWebExchange http) {
        return serve(http, body -> chats.read(body, asker(http)), ChatForm::new);
    }

    /** Continues texts. */
    @PostMapping("/v1/completions")
    public Mono<Void> text(ServerWebExchange http) {
        return serve(http, body -> texts.read(body, asker(http)), TextForm::new);
    }

    private static Asker asker(ServerWebExchange http) {
        return Asker.from(http.getAttribute(Asker.ATTRIBUTE));
    }

    private Mono<Void> serve(ServerWebExchange http, Function<JsonNode, Asked> reader, Function<Frame, AnswerForm> forms) {
        return Mono.using(
                ports.door()::enter,
                pass -> ports.bodies().read(http.getRequest()).map(reader).flatMap(asked -> {
                    if (asked.stream()) {
                        pass.stream();
                    }
                    ServedModel model = ports.models().named(asked.model()).orElseThrow();
                    return run(http, asked, forms.apply(Frame.of(asked, model, ports.clock().instant())));
                }),
                Door.Pass::close);
    }

    private Mono<Void> run(ServerWebExchange http, Asked asked, AnswerForm form) {
        return Mono.using(() -> open(http, asked), exchange -> answer(http, asked, form, exchange), exchange -> {
            ports.exchanges().remove(exchange);
            exchange.close();
        });
    }

    private Exchange open(ServerWebExchange http, Asked asked) {
        RequestMeter meter = ports.meters().start(asked, asker(http).tenant());
        Exchange exchange = new Exchange(asked.parts(), ports.stream().buffer(), meter);
        ports.exchanges().add(exchange);
        return exchange;
    }

    private Mono<Void> answer(ServerWebExchange http, Asked asked, AnswerForm form, Exchange exchange) {
        exchange.submit(ports.serving());
        return exchange.verdict().flatMap(opening -> switch (opening) {
            case Opening.Refused refused -> Mono.error(Refusals.error(refused.refusal()));
            case Opening.Admitted() -> asked.stream() ? ports.streams().write(http, form, exchange) : whole(http, form, exchange);
        });
    }

    private Mono<Void> whole(ServerWebExchange http, AnswerForm form, Exchange exchange) {
        return exchange.items()
                .<Object>handle((item, sink) -> {
                    switch (item) {
                        case Item.Text text -> form.gather(text.delta());
                        case Item.Call call -> form.gather(call.event());
                        case Item.End end -> form.gather(end.finished());
                        case Item.Ping() -> {}
                        case Item.Done done -> sink.next(form.body(done.usage()));
                        case Item.Broken broken -> sink.error(Refusals.error(broken.refusal()));
                    }
                })
                .next()
                .flatMap(body -> ports.replies().json(http, HttpStatus.OK, body));
    }
}
