package dev.augury.server.client;

import dev.augury.server.RunningHost;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** LangChain4j's contract of listeners: what it reads from our answers and errors. Off: tools. */
class LangChain4jListenerTest extends AbstractChatModelListenerIT {

    private static final RunningHost HOST = RunningHost.shared();

    @BeforeAll
    static void play() {
        HOST.serving().play(new KnowingScript());
    }

    @Override
    protected ChatModel createModel(ChatModelListener listener) {
        return OpenAiChatModel.builder()
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
    protected ChatModel createFailingModel(ChatModelListener listener) {
        return OpenAiChatModel.builder().baseUrl(HOST.url()).apiKey("sk-augury-wrong").modelName("small").maxRetries(0).listeners(List.of(listener)).build();
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
