package dev.augury.app.chat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered instead of an answer.
 *
 * @param status HTTP status
 * @param message the server's words
 * @param code OpenAI's code, empty without one
 * @param parameter the parameter at fault, empty without one
 */
record Refusal(int status, String message, String code, String parameter) {

    private static final int MESSAGE_LENGTH_MAX = 2000;

    static Refusal of(int status, String body, JsonMapper json) {
        try {
            JsonNode error = json.readTree(body).path("error");
            if (error.isObject()) {
                return new Refusal(status, cut(error.path("message").asString("")), error.path("code").asString(""), error.path("param").asString(""));
            }
        } catch (JacksonException e) {
            return new Refusal(status, cut(body.strip()), "", "");
        }
        return new Refusal(status, cut(body.strip()), "", "");
    }

    /** Whether the server would take the request without the declared tools, or with another choice among them. */
    boolean concernsTools() {
        return status == 400 && (parameter.startsWith("tools") && !parameter.contains("[") || parameter.equals("tool_choice"));
    }

    ChatException exception(ChatSpec spec) {
        String words = message.isEmpty() ? "The server answered with status " + status + " and said nothing." : message;
        String action = switch (status) {
            case 401, 403 -> "give the key with --api-key or AUGURY_API_KEY; a local server writes its first one to first-key in its data folder, which --data names";
            case 404 -> code.equals("model_not_found") ? "name one of the server's models with --model" : "check --url, which is " + spec.base();
            case 400 -> switch (code) {
                case "context_length_exceeded" -> "begin anew with /clear";
                default -> parameter.startsWith("tools") ? "check the file given with --tools, or leave it out" : "";
            };
            case 413 -> "begin anew with /clear";
            case 429, 503 -> "wait a moment and send it again";
            default -> "";
        };
        return new ChatException(words, action);
    }

    /** Words a connection that failed. */
    static ChatException exception(IOException failure, ChatSpec spec) {
        if (failure instanceof ConnectException) {
            return new ChatException("No server answers at " + spec.base() + ".", "start one with './augury serve', or name another with --url");
        }
        if (failure instanceof HttpTimeoutException) {
            return new ChatException("The server at " + spec.base() + " is silent: " + failure.getMessage() + ".", "look into its log, and send the message again");
        }
        return new ChatException("The connection to " + spec.base() + " broke: " + (failure.getMessage() == null ? failure : failure.getMessage()) + ".",
                "see whether the server still runs, and send the message again");
    }

    private static String cut(String text) {
        return text.length() > MESSAGE_LENGTH_MAX ? text.substring(0, MESSAGE_LENGTH_MAX) + "…" : text;
    }
}
