package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TextTest extends HttpTest {

    private static final String PATH = "/v1/completions";

    @Test
    void answerHasOpenAisShape() {
        JsonNode answer = answer(PATH, "{\"model\": \"small\", \"prompt\": \"Say\"}");
        Shapes.members(answer, "id", "object", "created", "model", "choices", "usage");
        assertThat(answer.get("id").stringValue()).startsWith("cmpl-");
        assertThat(answer.get("object").stringValue()).isEqualTo("text_completion");
        Shapes.members(answer.get("choices").get(0), "text", "index", "logprobs", "finish_reason");
        assertThat(answer.get("choices").get(0).get("text").stringValue()).isEqualTo("Hello world");
        ServeRequest request = serving.next().request;
        assertThat(request.prompt()).isEqualTo(new Prompt.Text("Say"));
        assertThat(request.limits().outputTokensMax()).as("OpenAI's default").isEqualTo(16);
    }

    @Test
    void severalPromptsBecomeChoicesInOrder() {
        JsonNode answer = answer(PATH, "{\"model\": \"small\", \"prompt\": [\"a\", \"b\"], \"n\": 2}");
        assertThat(answer.get("choices")).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(answer.get("choices").get(i).get("index").intValue()).isEqualTo(i);
        }
        assertThat(answer.get("usage").get("prompt_tokens").intValue()).isEqualTo(14);
        assertThat(answer.get("usage").get("completion_tokens").intValue()).isEqualTo(8);
        assertThat(serving.next().request.prompt()).isEqualTo(new Prompt.Text("a"));
        assertThat(serving.next().request.prompt()).isEqualTo(new Prompt.Text("b"));
    }

    @Test
    void promptMayBeTokens() {
        answer(PATH, "{\"model\": \"small\", \"prompt\": [1, 2, 256]}");
        assertThat(((Prompt.Tokens) serving.next().request.prompt()).ids()).containsExactly(1, 2, 256);
        answer(PATH, "{\"model\": \"small\", \"prompt\": [[1], [2, 3]]}");
        assertThat(((Prompt.Tokens) serving.next().request.prompt()).ids()).containsExactly(1);
        assertThat(((Prompt.Tokens) serving.next().request.prompt()).ids()).containsExactly(2, 3);
    }

    @Test
    void logprobsCountOffsetsInCharacters() {
        JsonNode logprobs = answer(PATH, "{\"model\": \"small\", \"prompt\": \"Say\", \"logprobs\": 1}").get("choices").get(0).get("logprobs");
        assertThat(logprobs)
                .isEqualTo(mapper.readTree(
                        """
                        {"tokens": ["Hello", " world"], "token_logprobs": [-0.25, -0.25],
                         "top_logprobs": [{"a": -0.5, "Hello": -0.25}, {"a": -0.5, " world": -0.25}], "text_offset": [0, 5]}
                        """));
    }

    @Test
    void streamEndsWithUsageAndDone() {
        List<String> events = events(PATH, "{\"model\": \"small\", \"prompt\": \"Say\", \"stream\": true, \"stream_options\": {\"include_usage\": true}}");
        assertThat(events).hasSize(5);
        assertThat(mapper.readTree(events.get(1)).get("choices").get(0).get("text").stringValue()).isEqualTo(" world");
        assertThat(mapper.readTree(events.get(2)).get("choices").get(0).get("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(mapper.readTree(events.get(3)).get("usage").get("total_tokens").intValue()).isEqualTo(9);
        assertThat(events.get(4)).isEqualTo("[DONE]");
    }

    @Test
    void echoOfAPromptMayGoWithoutAnAnswer() {
        answer(PATH, "{\"model\": \"small\", \"prompt\": \"Say\", \"echo\": true, \"max_tokens\": 0, \"logprobs\": 0}");
        ServeRequest request = serving.next().request;
        assertThat(request.echo()).isTrue();
        assertThat(request.limits().outputTokensMax()).isZero();
        assertThat(error(400, PATH, "{\"model\": \"small\", \"prompt\": \"Say\", \"max_tokens\": 0}").get("param").stringValue()).isEqualTo("max_tokens");
    }

    /** The specification does not allow null here, but OpenAI answers it, and any number would be a lie. */
    @Test
    void firstTokenOfAnEchoedPromptHasNoLogprob() {
        serving.play(call -> {
            call.admit(2);
            call.sayUnscored(0, "A");
            call.say(0, "é");
            call.say(0, "!");
            call.finish(0, FinishReason.LENGTH);
            call.complete(new Usage(2, 1, 0));
        });
        JsonNode choice = answer(PATH, "{\"model\": \"small\", \"prompt\": \"Aé\", \"echo\": true, \"max_tokens\": 1, \"logprobs\": 0}").get("choices").get(0);
        assertThat(choice.get("text").stringValue()).isEqualTo("Aé!");
        assertThat(choice.get("logprobs"))
                .isEqualTo(mapper.readTree(
                        """
                        {"tokens": ["A", "é", "!"], "token_logprobs": [null, -0.25, -0.25],
                         "top_logprobs": [null, {"é": -0.25}, {"!": -0.25}], "text_offset": [0, 1, 2]}
                        """));
    }

    @Test
    void bestOfAndSuffixAreRefusedByName() {
        assertThat(error(400, PATH, "{\"model\": \"small\", \"prompt\": \"a\", \"best_of\": 2}").get("param").stringValue()).isEqualTo("best_of");
        assertThat(error(400, PATH, "{\"model\": \"small\", \"prompt\": \"a\", \"suffix\": \"b\"}").get("param").stringValue()).isEqualTo("suffix");
    }
}
