package dev.augury.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.augury.core.flow.Prompt;
import dev.augury.server.ask.Asked;
import dev.augury.server.ask.Asker;
import dev.augury.server.ask.ChatAsk;
import dev.augury.server.ask.TokenAsk;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Counts, makes and reads tokens, in the shapes of vLLM and of OpenAI's count of input tokens. */
@RestController
final class Tokens {

    private final Door door;
    private final Bodies bodies;
    private final Replies replies;
    private final TokenAsk tokens;
    private final ChatAsk chats;
    private final ServedModels models;

    Tokens(Door door, Bodies bodies, Replies replies, TokenAsk tokens, ChatAsk chats, ServedModels models) {
        this.door = door;
        this.bodies = bodies;
        this.replies = replies;
        this.tokens = tokens;
        this.chats = chats;
        this.models = models;
    }

    record Tokenized(
            int count,
            @JsonProperty("max_model_len") int contextLength,
            int[] tokens,
            @JsonProperty("token_strs") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable List<String> texts) {}

    record Detokenized(String prompt) {}

    record Counted(String object, @JsonProperty("input_tokens") int inputTokens) {}

    @PostMapping("/tokenize")
    Mono<Void> tokenize(ServerWebExchange http) {
        return serve(http, body -> {
            TokenAsk.Tokenize asked = tokens.tokenize(body);
            int[] ids = ids(asked.model(), asked.prompt(), asked.special());
            List<String> texts = asked.texts()
                    ? IntStream.of(ids).mapToObj(id -> new String(asked.model().bytes(id), StandardCharsets.UTF_8)).toList()
                    : null;
            return new Tokenized(ids.length, asked.model().contextLength(), ids, texts);
        });
    }

    @PostMapping("/detokenize")
    Mono<Void> detokenize(ServerWebExchange http) {
        return serve(http, body -> {
            TokenAsk.Detokenize asked = tokens.detokenize(body);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            IntStream.of(asked.tokens()).forEach(id -> bytes.writeBytes(asked.model().bytes(id)));
            return new Detokenized(bytes.toString(StandardCharsets.UTF_8));
        });
    }

    @PostMapping("/v1/chat/completions/input_tokens")
    Mono<Void> count(ServerWebExchange http) {
        return serve(http, body -> {
            Asked asked = chats.read(body, Asker.from(http.getAttribute(Asker.ATTRIBUTE)));
            ServedModel model = models.named(asked.model()).orElseThrow();
            return new Counted("response.input_tokens", ids(model, asked.parts().getFirst().prompt(), false).length);
        });
    }

    /** Tokenizing may take long, so it is done off the network's threads. */
    private Mono<Void> serve(ServerWebExchange http, Function<JsonNode, Object> work) {
        return Mono.using(
                door::enter,
                pass -> bodies.read(http.getRequest())
                        .publishOn(Schedulers.boundedElastic())
                        .map(work)
                        .flatMap(answer -> replies.json(http, HttpStatus.OK, answer)),
                Door.Pass::close);
    }

    private static int[] ids(ServedModel model, Prompt prompt, boolean special) {
        try {
            return model.tokens(prompt, special);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(prompt instanceof Prompt.Chat ? "messages" : "prompt", String.valueOf(e.getMessage()));
        }
    }
}
