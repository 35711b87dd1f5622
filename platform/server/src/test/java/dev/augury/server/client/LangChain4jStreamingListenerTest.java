package dev.augury.server.client;

import dev.augury.server.RunningHost;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** LangChain4j's contract of listeners: what it reads from our streams and errors. Off: tools. */
class LangChain4jStreamingListenerTest extends AbstractStreamingChatModelListenerIT {

    private static final RunningHost HOST = RunningHost.shared();

    @BeforeAll
    static void play() {
        HOST.serving().play(new KnowingScript());
    }

    @Override
    protected StreamingChatModel createModel(ChatModelListener listener) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(HOST.url())
                .apiKey(HOST.key())
                .modelName(modelName())
                .temperature(temperature())
                .topP(topP())
                .maxTokens(maxTokens())
                .listeners(List.of(listener))
                .build();
    }

    @Override
    protected String modelName() {
        return "small";
    }

    @Override
    protected StreamingChatModel createFailingModel(ChatModelListener listener) {
        return OpenAiStreamingChatModel.builder().baseUrl(HOST.url()).apiKey("sk-augury-wrong").modelName("small").listeners(List.of(listener)).build();
    }

    @Override
    protected Class<? extends Exception> expectedExceptionClass() {
        return AuthenticationException.class;
    }

    @Override
    protected boolean supportsTools() {
        return false;
    }
}
