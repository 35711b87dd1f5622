package dev.augury.server.client;

import dev.augury.server.RunningHost;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelIT;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** LangChain4j's contract of chat models, whole answers. Off: JSON formats and images, which this server refuses by name for now. */
class LangChain4jChatTest extends AbstractChatModelIT {

    private static final RunningHost HOST = RunningHost.shared();

    @BeforeAll
    static void play() {
        HOST.serving().play(new KnowingScript());
    }

    @Override
    protected List<ChatModel> models() {
        return List.of(model().build());
    }

    /** The other model's template knows no calls. */
    @Override
    protected List<ChatModel> modelsSupportingTools() {
        return List.of(model().modelName("hub/large").build());
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder model() {
        return OpenAiChatModel.builder().baseUrl(HOST.url()).apiKey(HOST.key()).modelName("small").maxRetries(0);
    }

    @Override
    protected ChatModel createModelWith(ChatRequestParameters parameters) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = model().defaultRequestParameters(parameters);
        return parameters.modelName() == null ? builder.build() : builder.modelName(parameters.modelName()).build();
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
    protected Class<OpenAiChatResponseMetadata> chatResponseMetadataType(ChatModel model) {
        return OpenAiChatResponseMetadata.class;
    }

    @Override
    protected Class<OpenAiTokenUsage> tokenUsageType(ChatModel model) {
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
