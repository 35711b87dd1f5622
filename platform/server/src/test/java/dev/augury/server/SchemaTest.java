package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.augury.core.flow.TokenEvent.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every answer and chunk against the components of OpenAI's own specification, where it lies beside the checkout. */
class SchemaTest extends HttpTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String TEXT = "/v1/completions";

    private static ObjectNode specification;

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("augury.shared", "missing"), "data", "openai", "openapi.yaml.gz");
        assumeTrue(Files.exists(file), "OpenAI's specification is not beside this checkout; the shapes are checked by hand elsewhere.");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(16 << 20);
            specification = JsonMapper.shared().valueToTree(new Yaml(options).load(in));
        }
        allowNulls(specification.get("components"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"n\": 3", "\"logprobs\": true, \"top_logprobs\": 3", "\"logprobs\": true", "\"service_tier\": \"auto\""})
    void chatAnswersFit(String more) {
        assertFits("CreateChatCompletionResponse", answer(CHAT, chat(more)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\": 1", "\"n\": 3", "\"logprobs\": true, \"top_logprobs\": 3", "\"stream_options\": {\"include_usage\": true}", "\"service_tier\": \"default\""
            })
    void chatChunksFit(String more) {
        List<String> events = events(CHAT, chat("\"stream\": true, " + more));
        assertThat(events.getLast()).isEqualTo("[DONE]");
        events.subList(0, events.size() - 1).forEach(event -> assertFits("CreateChatCompletionStreamResponse", mapper.readTree(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"n\": 1", "\"n\": 2", "\"logprobs\": 3", "\"echo\": true, \"logprobs\": 0, \"max_tokens\": 0"})
    void textAnswersFit(String more) {
        assertFits("CreateCompletionResponse", answer(TEXT, "{\"model\": \"small\", \"prompt\": [\"a\", \"b\"], " + more + "}"));
    }

    /** The specification has one shape for whole and streamed text, and forgets that a chunk has no finish reason yet and, with usage asked for, no usage. */
    @ParameterizedTest
    @ValueSource(strings = {"\"n\": 1", "\"logprobs\": 3", "\"stream_options\": {\"include_usage\": true}"})
    void textChunksFit(String more) {
        List<String> events = events(TEXT, "{\"model\": \"small\", \"prompt\": \"a\", \"stream\": true, " + more + "}");
        events.subList(0, events.size() - 1).forEach(event -> {
            ObjectNode chunk = (ObjectNode) mapper.readTree(event);
            if (chunk.path("usage").isNull()) {
                chunk.remove("usage");
            }
            chunk.get("choices").forEach(choice -> {
                if (choice.get("finish_reason").isNull()) {
                    ((ObjectNode) choice).put("finish_reason", "stop");
                }
            });
            assertFits("CreateCompletionResponse", chunk);
        });
    }

    @Test
    void modelsAndErrorsFit() {
        assertFits("ListModelsResponse", get("/v1/models"));
        assertFits("Model", get("/v1/models/small"));
        assertFits("ErrorResponse", mapper.readTree(post(CHAT, "{").expectBody(String.class).returnResult().getResponseBody()));
        assertFits("ErrorResponse", mapper.readTree(post(CHAT, chat("\"n\": 0")).expectBody(String.class).returnResult().getResponseBody()));
        serving.play(call -> {
            call.admit(1);
            call.fail(Refusal.Kind.INTERNAL, "Broken.");
        });
        assertFits("ErrorResponse", mapper.readTree(events(CHAT, chat("\"stream\": true")).getLast()));
    }

    @Test
    void theJudgeSees() {
        ObjectNode answer = (ObjectNode) answer(CHAT, chat(""));
        ((ObjectNode) answer.get("choices").get(0)).remove("logprobs");
        assertThat(faults("CreateChatCompletionResponse", answer)).isNotEmpty();
        assertThat(faults("ErrorResponse", mapper.readTree("{\"error\": {\"message\": \"m\", \"type\": \"t\", \"param\": null, \"code\": 400}}"))).isNotEmpty();
    }

    private JsonNode get(String path) {
        return mapper.readTree(client.get().uri(path).exchange().expectBody(String.class).returnResult().getResponseBody());
    }

    private static void assertFits(String component, JsonNode value) {
        assertThat(faults(component, value)).as(component + ": " + value).isEmpty();
    }

    private static List<Error> faults(String component, JsonNode value) {
        ObjectNode root = specification.objectNode();
        root.put("$ref", "#/components/schemas/" + component);
        root.set("components", specification.get("components"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
        return schema.validate(value);
    }

    /** The specification is written for 3.1 but says in the words of 3.0 what may be null. */
    private static void allowNulls(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(SchemaTest::allowNulls);
        } else if (node instanceof ObjectNode object) {
            object.forEach(SchemaTest::allowNulls);
            if (object.path("nullable").asBoolean(false)) {
                ObjectNode plain = object.deepCopy();
                plain.remove("nullable");
                object.removeAll();
                object.putArray("anyOf").add(plain).addObject().put("type", "null");
            }
        }
    }
}
