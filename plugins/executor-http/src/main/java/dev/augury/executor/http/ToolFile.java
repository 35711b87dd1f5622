package dev.augury.executor.http;

import dev.augury.spi.call.ToolDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the file of declarations: {@code {"tools": [{"name", "description", "parameters", "method", "url", "headers", "body", "idempotent", "result", "timeout",
 * "response-bytes-max", "concurrency"}]}}, of which only name and url must be there. All problems are reported together.
 */
final class ToolFile {

    private static final long BYTES_MAX = 1 << 20;
    private static final int TOOLS_MAX = 256;
    private static final Set<String> METHODS = new TreeSet<>(Set.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    private static final Set<String> WITHOUT_EFFECT = Set.of("GET", "PUT", "DELETE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Map<String, Form> MEMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("name", Form.TEXT), Map.entry("description", Form.TEXT), Map.entry("parameters", Form.OBJECT), Map.entry("method", Form.TEXT),
            Map.entry("url", Form.TEXT), Map.entry("headers", Form.TEXTS), Map.entry("body", Form.FLAG), Map.entry("idempotent", Form.FLAG),
            Map.entry("result", Form.TEXT), Map.entry("timeout", Form.NUMBER), Map.entry("response-bytes-max", Form.WHOLE), Map.entry("concurrency", Form.WHOLE)));

    /** What a member must be: one that is something else would count as absent. */
    private enum Form {
        TEXT("a string", JsonNode::isString),
        TEXTS("an object of strings", node -> node.isObject() && node.valueStream().allMatch(JsonNode::isString)),
        OBJECT("an object", JsonNode::isObject),
        FLAG("true or false", JsonNode::isBoolean),
        NUMBER("a number", JsonNode::isNumber),
        WHOLE("a whole number", JsonNode::isInt);

        private final String word;
        private final Predicate<JsonNode> test;

        Form(String word, Predicate<JsonNode> test) {
            this.word = word;
            this.test = test;
        }

        boolean holds(JsonNode node) {
            return test.test(node);
        }
    }

    private final HttpConfig config;
    private final UnaryOperator<@Nullable String> environment;
    private final List<String> problems = new ArrayList<>();

    ToolFile(HttpConfig config, UnaryOperator<@Nullable String> environment) {
        this.config = config;
        this.environment = environment;
    }

    /**
     * Reads the tools by name.
     *
     * @throws IllegalArgumentException with every problem
     */
    Map<String, HttpTool> read() {
        JsonNode tools = file().path("tools");
        Map<String, HttpTool> byName = new LinkedHashMap<>();
        if (!tools.isArray() || tools.isEmpty() || tools.size() > TOOLS_MAX) {
            problems.add("\"tools\" must be an array of 1 to " + TOOLS_MAX + " declarations");
        }
        for (int i = 0; i < tools.size() && i < TOOLS_MAX; i++) {
            String name = tools.get(i).path("name").asString("");
            try {
                if (byName.put(name, tool(name, tools.get(i))) != null) {
                    problems.add("tool '" + name + "': it is declared twice");
                }
            } catch (IllegalArgumentException e) {
                problems.add("tool " + (name.isEmpty() ? "number " + (i + 1) : "'" + name + "'") + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The tools in " + config.tools() + " cannot be used:\n  - " + String.join("\n  - ", problems));
        }
        return byName;
    }

    private JsonNode file() {
        try {
            if (Files.size(config.tools()) > BYTES_MAX) {
                throw new IllegalArgumentException(config.tools() + " is longer than " + BYTES_MAX + " bytes; declare fewer tools");
            }
            return Json.read(Files.readString(config.tools()));
        } catch (IOException e) {
            throw new IllegalArgumentException("The tools cannot be read from " + config.tools() + " (" + e.getClass().getSimpleName()
                    + "); set the option tools to a file that declares them", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(config.tools() + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private HttpTool tool(String name, JsonNode node) {
        require(name.matches("[A-Za-z0-9_.-]{1,64}"), "\"name\" must be 1 to 64 letters, digits, '_', '.' or '-'");
        for (String member : node.propertyNames()) {
            require(MEMBERS.containsKey(member), "\"" + member + "\" is unknown; known are " + String.join(", ", MEMBERS.keySet()));
            require(MEMBERS.get(member).holds(node.get(member)), "\"" + member + "\" must be " + MEMBERS.get(member).word);
        }
        JsonNode parameters = node.path("parameters");
        require(parameters.isMissingNode() || parameters.path("type").asString("").equals("object"), "\"parameters\" must be a JSON Schema of the type object");
        String schema = parameters.isMissingNode() ? ToolDeclaration.named(name).parameters() : parameters.toString();
        Set<String> required = new TreeSet<>();
        parameters.path("required").forEach(argument -> required.add(argument.asString("")));
        return new HttpTool(
                new ToolDeclaration(name, node.path("description").asString("").strip(), schema), required, endpoint(node), pointer(node.path("result").asString("")),
                limits(node));
    }

    private HttpTool.Endpoint endpoint(JsonNode node) {
        String method = node.path("method").asString("GET");
        require(METHODS.contains(method), "\"method\" must be one of " + String.join(", ", METHODS));
        List<HeaderTemplate> headers = new ArrayList<>();
        node.path("headers").properties().forEach(header -> headers.add(new HeaderTemplate(header.getKey(), header.getValue().asString(""), environment)));
        boolean body = node.path("body").asBoolean(WITH_BODY.contains(method));
        require(!body || WITH_BODY.contains(method), "\"body\" goes with POST, PUT and PATCH only");
        return new HttpTool.Endpoint(method, url(node.path("url").asString("")), headers, body, node.path("idempotent").asBoolean(WITHOUT_EFFECT.contains(method)));
    }

    private static UrlTemplate url(String text) {
        try {
            return new UrlTemplate(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"url\" cannot be used: " + e.getMessage(), e);
        }
    }

    private static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"result\" must be a JSON pointer such as /items/0/price", e);
        }
    }

    private HttpTool.Limits limits(JsonNode node) {
        double seconds = seconds(node.path("timeout"), config.timeout());
        int bytes = node.path("response-bytes-max").asInt(config.responseBytesMax());
        int concurrency = node.path("concurrency").asInt(config.concurrency());
        require(seconds > 0 && seconds <= 3600, "\"timeout\" must be more than 0 and at most 3600 seconds, as in 2.5");
        require(bytes > 0 && bytes <= 16 * 1024 * 1024, "\"response-bytes-max\" must be 1 to 16777216");
        require(concurrency > 0 && concurrency <= 10_000, "\"concurrency\" must be 1 to 10000");
        return new HttpTool.Limits(Duration.ofNanos((long) (seconds * 1e9)), bytes, concurrency);
    }

    private static double seconds(JsonNode node, Duration otherwise) {
        return node.isMissingNode() ? otherwise.toNanos() / 1e9 : node.asDouble(-1);
    }

    private static void require(boolean right, String problem) {
        if (!right) {
            throw new IllegalArgumentException(problem);
        }
    }
}
