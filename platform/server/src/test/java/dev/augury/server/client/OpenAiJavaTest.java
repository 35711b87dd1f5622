package dev.augury.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.models.Model;
import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.server.RunningHost;
import dev.augury.spi.call.DetectedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's own client for Java; it checks the form of every typed answer. */
class OpenAiJavaTest {

    private final RunningHost host = RunningHost.shared();
    private final OpenAIClient client = client(host.key(), 0);

    private OpenAIClient client(String key, int retries) {
        return OpenAIOkHttpClient.builder().baseUrl(host.url()).apiKey(key).maxRetries(retries).timeout(Duration.ofSeconds(20)).build();
    }

    @BeforeEach
    void play() {
        host.serving().play(new KnowingScript());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static ChatCompletionCreateParams.Builder capital() {
        return ChatCompletionCreateParams.builder().model("small").addUserMessage("What is the capital of Germany?");
    }

    @Test
    void chatIsAnswered() {
        ChatCompletion answer = client.chat().completions().create(capital().build()).validate();
        assertThat(answer.choices().getFirst().message().content()).contains("The capital of Germany is Berlin.");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(6);
    }

    @Test
    void answersGoBackIntoAChat() {
        ChatCompletion answer = client.chat().completions().create(capital().build());
        ChatCompletionCreateParams more = capital().addMessage(answer.choices().getFirst().message()).addUserMessage("Thanks.").build();
        assertThat(client.chat().completions().create(more).validate().choices()).hasSize(1);
    }

    @Test
    void chatIsStreamed() {
        ChatCompletionCreateParams asked = capital().n(2).logprobs(true).topLogprobs(2)
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build()).build();
        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(asked)) {
            chunks = stream.stream().map(ChatCompletionChunk::validate).toList();
        }
        String second = chunks.stream().flatMap(chunk -> chunk.choices().stream()).filter(choice -> choice.index() == 1)
                .map(choice -> choice.delta().content().orElse("")).collect(Collectors.joining());
        assertThat(second).isEqualTo("The capital of Germany is Berlin.");
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(12);
    }

    @Test
    void toolsAreCalledAndTheirResultsGoBackIntoTheChat() {
        host.serving().play(call -> {
            call.admit(7);
            call.event(new TokenEvent.Calls(0, List.of(new ApiCall("c00000001", new DetectedCall("search", "{\"q\": \"a\"}"), null))));
            call.finish(0, TokenEvent.FinishReason.TOOL_CALLS);
            call.complete(new TokenEvent.Usage(7, 9, 3));
        });
        ChatCompletionCreateParams.Builder asked = ChatCompletionCreateParams.builder().model("hub/large").addUserMessage("Find a.").addTool(
                ChatCompletionFunctionTool.builder().function(FunctionDefinition.builder().name("search").build()).build());

        ChatCompletion.Choice choice = client.chat().completions().create(asked.build()).validate().choices().getFirst();

        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        var called = choice.message().toolCalls().orElseThrow().getFirst().asFunction();
        assertThat(called.id()).isEqualTo("c00000001");
        assertThat(called.function().name()).isEqualTo("search");
        assertThat(called.function().arguments()).isEqualTo("{\"q\": \"a\"}");
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(asked.build())) {
            List<ChatCompletionChunk.Choice> choices = stream.stream().map(ChatCompletionChunk::validate).flatMap(chunk -> chunk.choices().stream()).toList();
            assertThat(choices.stream().flatMap(one -> one.delta().toolCalls().stream()).flatMap(List::stream).map(one -> one.function().orElseThrow().name().orElseThrow()))
                    .containsExactly("search");
        }
        host.serving().play(new KnowingScript());
        ChatCompletionCreateParams more = asked.addMessage(choice.message())
                .addMessage(ChatCompletionToolMessageParam.builder().toolCallId(called.id()).content("Here is a.").build())
                .build();
        assertThat(client.chat().completions().create(more).validate().choices()).hasSize(1);
    }

    @Test
    void callsAreForcedByNameAndByRequirement() {
        FunctionDefinition weather = FunctionDefinition.builder().name("getWeather").build();
        ChatCompletionCreateParams.Builder asked = ChatCompletionCreateParams.builder().model("hub/large").addUserMessage("I live in Munich")
                .addTool(ChatCompletionFunctionTool.builder().function(weather).build())
                .addTool(ChatCompletionFunctionTool.builder().function(FunctionDefinition.builder().name("add").build()).build());
        assertThat(client.chat().completions().create(asked.build()).validate().choices().getFirst().message().toolCalls()).isEmpty();
        List<ChatCompletionToolChoiceOption> choices = List.of(
                ChatCompletionToolChoiceOption.ofAuto(ChatCompletionToolChoiceOption.Auto.REQUIRED),
                ChatCompletionToolChoiceOption.ofNamedToolChoice(ChatCompletionNamedToolChoice.builder()
                        .function(ChatCompletionNamedToolChoice.Function.builder().name("getWeather").build()).build()));
        for (ChatCompletionToolChoiceOption choice : choices) {
            ChatCompletion.Choice answer = client.chat().completions().create(asked.toolChoice(choice).build()).validate().choices().getFirst();
            assertThat(answer.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
            assertThat(answer.message().toolCalls().orElseThrow()).hasSize(1);
            assertThat(answer.message().toolCalls().orElseThrow().getFirst().asFunction().function().name()).isEqualTo("getWeather");
        }
    }

    @Test
    void callsOfTheServerDisturbNoClient() {
        host.serving().play(call -> {
            call.admit(7);
            call.event(new TokenEvent.CallStarted(0, "c00000001", "clock", "{}"));
            call.event(new TokenEvent.CallFinished(0, "c00000001", "clock", 1_000_000, false));
            call.say(0, "Noon.");
            call.finish(0, TokenEvent.FinishReason.STOP);
            call.complete(new TokenEvent.Usage(7, 9, 3, 4));
        });
        ChatCompletionCreateParams asked = ChatCompletionCreateParams.builder().model("hub/large").addUserMessage("What time is it?")
                .putAdditionalBodyProperty("augury", JsonValue.from(Map.of("tools", List.of("clock")))).build();
        assertThat(client.chat().completions().create(asked).validate().choices().getFirst().message().content()).contains("Noon.");
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(asked)) {
            assertThat(stream.stream().map(ChatCompletionChunk::validate).flatMap(chunk -> chunk.choices().stream())
                    .map(choice -> choice.delta().content().orElse("")).collect(Collectors.joining())).isEqualTo("Noon.");
        }
    }

    @Test
    void textIsCompletedAndStreamed() {
        CompletionCreateParams asked = CompletionCreateParams.builder().model("small").prompt("The capital of Germany").maxTokens(3).logprobs(1).build();
        Completion answer = client.completions().create(asked).validate();
        assertThat(answer.choices().getFirst().text()).isEqualTo("The capital of");
        assertThat(answer.choices().getFirst().finishReason().toString()).isEqualTo("length");
        assertThat(answer.choices().getFirst().logprobs().orElseThrow().tokens().orElseThrow()).containsExactly("The", " capital", " of");
        try (StreamResponse<Completion> stream = client.completions().createStreaming(asked)) {
            assertThat(stream.stream().flatMap(chunk -> chunk.choices().stream()).map(choice -> choice.text()).collect(Collectors.joining()))
                    .isEqualTo("The capital of");
        }
    }

    @Test
    void modelsAreListed() {
        assertThat(client.models().list().data()).extracting(Model::id).containsExactly("small", "hub/large");
        assertThat(client.models().retrieve("small").validate().ownedBy()).isEqualTo("augury");
        assertThatThrownBy(() -> client.models().retrieve("none")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void errorsAreItsExceptions() {
        assertThatThrownBy(() -> client.chat().completions().create(capital().temperature(9).build()))
                .isInstanceOfSatisfying(BadRequestException.class, e -> assertThat(e.param()).contains("temperature"));
        assertThatThrownBy(() -> client.chat().completions().create(capital().model("none").build()))
                .isInstanceOfSatisfying(NotFoundException.class, e -> assertThat(e.code()).contains("model_not_found"));
        OpenAIClient stranger = client("sk-augury-wrong", 0);
        assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
        stranger.close();
    }

    @Test
    void overloadIsRetriedWhenWeSay() {
        AtomicInteger tries = new AtomicInteger();
        host.serving().play(call -> {
            tries.incrementAndGet();
            call.refuse(Refusal.Kind.OVERLOADED, "Too many wait.", Duration.ofMillis(20));
        });
        OpenAIClient patient = client(host.key(), 1);
        assertThatThrownBy(() -> patient.chat().completions().create(capital().build())).isInstanceOf(RateLimitException.class);
        assertThat(tries).hasValue(2);
        patient.close();
    }

    @Test
    void failureInMidStreamIsThrown() {
        host.serving().play(call -> {
            call.admit(1);
            call.say(0, "So");
            call.fail(Refusal.Kind.INTERNAL, "The engine broke.");
        });
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(capital().build())) {
            assertThatThrownBy(() -> stream.stream().toList()).isInstanceOf(OpenAIException.class).hasMessageContaining("The engine broke.");
        }
    }
}
