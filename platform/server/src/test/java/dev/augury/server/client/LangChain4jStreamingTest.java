package dev.augury.server.client;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;

import dev.augury.server.RunningHost;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.mockito.InOrder;

/** LangChain4j's contract of chat models, streamed. Off: JSON formats and images, which this server refuses by name for now. */
class LangChain4jStreamingTest extends AbstractStreamingChatModelIT {

    private static final RunningHost HOST = RunningHost.shared();

    @BeforeAll
    static void play() {
        HOST.serving().play(new KnowingScript());
    }

    @Override
    protected List<StreamingChatModel> models() {
        return List.of(model().build());
    }

    /** The other model's template knows no calls. */
    @Override
    protected List<StreamingChatModel> modelsSupportingTools() {
        return List.of(model().modelName("hub/large").build());
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder inOrder, String id) {
        called(handler, inOrder, 0, id, "getWeather", "{\"city\":\"Munich\"}");
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder inOrder, String weather, String time) {
        called(handler, inOrder, 0, weather, "getWeather", "{\"city\":\"Munich\"}");
        called(handler, inOrder, 1, time, "getTime", "{\"country\":\"France\"}");
    }

    /** A call comes whole: one part, and its end. */
    private static void called(StreamingChatResponseHandler handler, InOrder inOrder, int index, String id, String tool, String arguments) {
        inOrder.verify(handler).onPartialToolCall(eq(partial(index, id, tool, arguments)), any());
        inOrder.verify(handler).onCompleteToolCall(complete(index, id, tool, arguments));
    }

    private static OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder model() {
        return OpenAiStreamingChatModel.builder().baseUrl(HOST.url()).apiKey(HOST.key()).modelName("small");
    }

    @Override
    protected StreamingChatModel createModelWith(ChatRequestParameters parameters) {
        OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder = model().defaultRequestParameters(parameters);
        return parameters.modelName() == null ? builder.build() : builder.modelName(parameters.modelName()).build();
    }

    @Override
    public StreamingChatModel createModelWith(ChatModelListener listener) {
        return model().listeners(List.of(listener)).build();
    }

    @Override
    protected String customModelName() {
        return "hub/large";
    }

    @Override
    protected ChatRequestParameters createIntegrationSpecificParameters(int maxOutputTokens) {
        return OpenAiChatRequestParameters.builder().maxOutputTokens(maxOutputTokens).build();
    }

    @Override
    protected Class<OpenAiChatResponseMetadata> chatResponseMetadataType(StreamingChatModel model) {
        return OpenAiChatResponseMetadata.class;
    }

    @Override
    protected Class<OpenAiTokenUsage> tokenUsageType(StreamingChatModel model) {
        return OpenAiTokenUsage.class;
    }

    @Override
    protected boolean supportsJsonResponseFormat() {
        return false;
    }

    @Override
    protected boolean supportsJsonResponseFormatWithSchema() {
        return false;
    }

    @Override
    protected boolean supportsJsonResponseFormatWithRawSchema() {
        return false;
    }

    @Override
    protected boolean supportsSingleImageInputAsBase64EncodedString() {
        return false;
    }

    @Override
    protected boolean supportsSingleImageInputAsPublicURL() {
        return false;
    }

    /** What the server refuses arrives as LangChain4j's error for a 400, not as one that its client made up. */
    @Override
    protected boolean assertExceptionType() {
        return false;
    }
}
