package dev.augury.server.retain;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.FunctionDefinition;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.CompletionUsage;
import dev.augury.core.retain.RetainLimits;
import dev.augury.server.RunningHost;
import dev.augury.server.host.TalkingHost;
import dev.augury.spi.handling.Handling;
import dev.augury.testing.kit.call.CallTemplate;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients whose applications read the arguments of a call and write them again: their follow-ups hit every full block of the turn before all the same. */
class ClientsTest {

    private final RunningHost host = RunningHost.shared();
    private TalkingHost talking;

    private void open(CallTemplate template, Handling handling) {
        talking = new TalkingHost(template, handling, RetainLimits.DEFAULT, new Scene(template));
        host.serving().passTo(talking.pipeline());
    }

    @AfterEach
    void close() {
        host.serving().playHello();
        assertThat(talking.violations()).isEmpty();
        talking.close();
    }

    static Stream<Arguments> scenes() {
        return Stream.of(
                Arguments.of(CallTemplate.HERMES, Handling.PRESERVE),
                Arguments.of(CallTemplate.LLAMA3, Handling.SWAP),
                Arguments.of(CallTemplate.MISTRAL, Handling.DISCARD));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void openAiJava(CallTemplate template, Handling handling) {
        open(template, handling);
        OpenAIClient client = OpenAIOkHttpClient.builder().baseUrl(host.url()).apiKey(host.key()).maxRetries(0).timeout(Duration.ofSeconds(60)).build();
        ChatCompletionCreateParams.Builder conversation = ChatCompletionCreateParams.builder().model("hub/large").addUserMessage(Scene.QUESTION).addTool(
                ChatCompletionFunctionTool.builder().function(FunctionDefinition.builder().name("weather").build()).build());
        List<String> results = List.of(Scene.FIRST, Scene.SECOND);
        CompletionUsage before = null;
        for (String result : results) {
            ChatCompletion answer = client.chat().completions().create(conversation.build()).validate();
            assertHits(before, answer);
            before = answer.usage().orElseThrow();
            var call = answer.choices().getFirst().message().toolCalls().orElseThrow().getFirst().asFunction();
            String rewritten = Scene.rewritten(call.function().arguments());
            assertThat(rewritten).isNotEqualTo(call.function().arguments());
            conversation.addMessage(ChatCompletionAssistantMessageParam.builder()
                    .toolCalls(List.of(ChatCompletionMessageToolCall.ofFunction(ChatCompletionMessageFunctionToolCall.builder()
                            .id(call.id())
                            .function(ChatCompletionMessageFunctionToolCall.Function.builder().name(call.function().name()).arguments(rewritten).build())
                            .build())))
                    .build());
            conversation.addMessage(ChatCompletionToolMessageParam.builder().toolCallId(call.id()).content(result).build());
        }
        ChatCompletion last = client.chat().completions().create(conversation.build()).validate();
        assertHits(before, last);
        assertThat(last.choices().getFirst().message().content()).contains(Scene.ANSWER);
        client.close();
    }

    private static void assertHits(CompletionUsage before, ChatCompletion answer) {
        if (before != null) {
            assertThat(answer.usage().orElseThrow().promptTokensDetails().orElseThrow().cachedTokens()).hasValue(Scene.fullBlocks(before.totalTokens()));
            assertThat(answer._additionalProperties().get("augury")).hasToString("{retained_prefix=spliced}");
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void langChain4j(CallTemplate template, Handling handling) {
        open(template, handling);
        OpenAiChatModel model = OpenAiChatModel.builder().baseUrl(host.url()).apiKey(host.key()).modelName("hub/large").maxRetries(0).build();
        ToolSpecification tool = ToolSpecification.builder().name("weather").parameters(JsonObjectSchema.builder().build()).build();
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from(Scene.QUESTION)));
        OpenAiTokenUsage before = null;
        for (String result : List.of(Scene.FIRST, Scene.SECOND)) {
            ChatResponse answer = model.chat(ChatRequest.builder().messages(messages).toolSpecifications(tool).build());
            assertHits(before, answer);
            before = (OpenAiTokenUsage) answer.tokenUsage();
            ToolExecutionRequest call = answer.aiMessage().toolExecutionRequests().getFirst();
            ToolExecutionRequest rewritten = ToolExecutionRequest.builder().id(call.id()).name(call.name()).arguments(Scene.rewritten(call.arguments())).build();
            messages.add(AiMessage.from(rewritten));
            messages.add(ToolExecutionResultMessage.from(rewritten, result));
        }
        ChatResponse last = model.chat(ChatRequest.builder().messages(messages).toolSpecifications(tool).build());
        assertHits(before, last);
        assertThat(last.aiMessage().text()).isEqualTo(Scene.ANSWER);
    }

    private static void assertHits(OpenAiTokenUsage before, ChatResponse answer) {
        if (before != null) {
            OpenAiTokenUsage usage = (OpenAiTokenUsage) answer.tokenUsage();
            assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo((int) Scene.fullBlocks(before.totalTokenCount()));
        }
    }
}
