package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelAndTokenTest extends HttpTest {

    @Test
    void modelsAreListedAndFoundAlsoWithSlashes() {
        JsonNode list = get("/v1/models");
        Shapes.members(list, "object", "data");
        assertThat(list.get("data")).hasSize(2);
        Shapes.members(list.get("data").get(0), "id", "object", "created", "owned_by", "max_model_len");
        assertThat(get("/v1/models/small").get("id").stringValue()).isEqualTo("small");
        assertThat(get("/v1/models/hub/large").get("id").stringValue()).isEqualTo("hub/large");
        String missing = client.get().uri("/v1/models/none").exchange().expectStatus().isNotFound().expectBody(String.class).returnResult().getResponseBody();
        assertThat(Shapes.error(mapper.readTree(missing)).get("code").stringValue()).isEqualTo("model_not_found");
    }

    @Test
    void textIsTokenizedAndBack() {
        JsonNode tokens = answer("/tokenize", "{\"model\": \"small\", \"prompt\": \"aé\", \"return_token_strs\": true}");
        assertThat(tokens)
                .isEqualTo(mapper.readTree(
                        "{\"count\": 4, \"max_model_len\": 4096, \"tokens\": [256, 97, 195, 169], \"token_strs\": [\"<s>\", \"a\", \"\uFFFD\", \"\uFFFD\"]}"));
        assertThat(answer("/tokenize", "{\"model\": \"small\", \"prompt\": \"a\", \"add_special_tokens\": false}").get("tokens")).hasSize(1);
        assertThat(answer("/detokenize", "{\"model\": \"small\", \"tokens\": [97, 195, 169]}").get("prompt").stringValue()).isEqualTo("aé");
        assertThat(error(400, "/detokenize", "{\"model\": \"small\", \"tokens\": [257]}").get("param").stringValue()).isEqualTo("tokens[0]");
        assertThat(error(400, "/tokenize", "{\"model\": \"small\"}").get("param").stringValue()).isEqualTo("prompt");
        assertThat(error(400, "/tokenize", "{\"prompt\": \"a\"}").get("param").stringValue()).as("two models are served").isEqualTo("model");
    }

    @Test
    void chatHasItsSpecialTokensFromItsTemplate() {
        assertThat(answer("/tokenize", chat("\"add_special_tokens\": false")).get("count").intValue()).isPositive();
        assertThat(error(400, "/tokenize", chat("\"add_special_tokens\": true")).get("param").stringValue()).isEqualTo("add_special_tokens");
    }

    @Test
    void tokensOfAChatAreCounted() {
        JsonNode counted = answer("/v1/chat/completions/input_tokens", chat("\"temperature\": 0.5"));
        Shapes.members(counted, "object", "input_tokens");
        assertThat(counted.get("object").stringValue()).isEqualTo("response.input_tokens");
        assertThat(counted.get("input_tokens").intValue()).isPositive();
        String wrong = "{\"model\": \"small\", \"messages\": [{\"role\": \"tool\", \"tool_call_id\": \"1\", \"content\": \"x\"}]}";
        assertThat(error(400, "/v1/chat/completions/input_tokens", wrong).get("param").stringValue()).isEqualTo("messages");
    }

    @Test
    void requestIdIsEchoedOrMade() {
        client.get().uri("/v1/models").header("x-request-id", "abc-1").exchange().expectHeader().valueEquals("x-request-id", "abc-1");
        client.get().uri("/v1/models").exchange().expectHeader().valueMatches("x-request-id", "req_[0-9a-f]{32}");
        client.get().uri("/v1/models").header("x-request-id", "y".repeat(200)).exchange().expectHeader().valueMatches("x-request-id", "req_[0-9a-f]{32}");
    }

    private JsonNode get(String path) {
        return mapper.readTree(client.get().uri(path).exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
    }
}
